package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.QuartierException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingDraftTest {

    @Test
    void everyFaultIsReportedAtOnce() {
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> Samples.draft("""
                {"type": "castle", "price": {"amount": "12.345", "currency": "XYZ"}, "rooms": "three", "livingArea": -1,
                 "address": {"country": "SVK"}, "colour": "red", "features": ["Balcony"]}
                """));

        assertThat(e.faults())
                .extracting(f -> f.field() + " " + f.code())
                .containsExactlyInAnyOrder(
                        "type NOT_ONE_OF",
                        "transaction REQUIRED",
                        "title REQUIRED",
                        "price.currency CURRENCY",
                        "rooms TYPE",
                        "livingArea POSITIVE",
                        "address.country FORMAT",
                        "colour UNKNOWN_FIELD",
                        "features[0] FORMAT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"price\": {\"amount\": \"0\", \"currency\": \"EUR\"}} | price POSITIVE",
                "{\"price\": {\"amount\": \"-5\"}} | price POSITIVE",
                "{\"deposit\": {\"amount\": \"-1\", \"currency\": \"EUR\"}} | deposit POSITIVE_OR_ZERO",
                "{\"title\": \"  \"} | title REQUIRED",
                "{\"language\": \"not a language\"} | language FORMAT",
                "{\"location\": {\"lat\": 91}} | location.lat MAX",
                "{\"location\": {\"lat\": 1, \"lon\": null}} | location.lon REQUIRED",
                "{\"energy\": {\"efficiencyClass\": \"Z\"}} | energy.efficiencyClass FORMAT",
                "{\"yearBuilt\": 20199} | yearBuilt MAX",
            })
    void ruleSaysWhatIsWrong(String patch, String fault) {
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> Samples.flat(patch));

        assertThat(e.faults()).extracting(f -> f.field() + " " + f.code()).containsExactly(fault);
    }

    @Test
    void endlessWordIsAFaultLikeAnyOther() {
        QuartierException e = catchThrowableOfType(
                QuartierException.class, () -> Samples.flat("{\"subtype\": \"" + "a-".repeat(200_000) + "a\"}"));

        assertThat(e.faults()).extracting(f -> f.field() + " " + f.code()).containsExactly("subtype LENGTH");
    }

    @Test
    void whatSaysNothingIsAbsent() {
        ListingDraft draft = Samples.flat("{\"description\": \" \", \"energy\": {\"basis\": null, \"value\": null,"
                + " \"efficiencyClass\": null, \"carrier\": null}, \"address\": {\"city\": \" Wien \"},"
                + " \"features\": [\"lift\", \"lift\"], \"language\": \"DE-at\"}");

        assertThat(draft.description()).isNull();
        assertThat(draft.energy()).isNull();
        assertThat(draft.address().city()).isEqualTo("Wien");
        assertThat(draft.features()).isEqualTo(List.of("lift"));
        assertThat(draft.language()).isEqualTo("de-AT");
        assertThat(draft.streetHidden()).isFalse();
    }
}
