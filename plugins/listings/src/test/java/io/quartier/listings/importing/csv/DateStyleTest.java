package io.quartier.listings.importing.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.listing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates are read in the style that was said, and those of other countries are refused rather than guessed. */
class DateStyleTest {

    @ParameterizedTest
    @CsvSource({
        "ISO, 2027-03-04",
        "DE, 4.3.2027",
        "DE, 04.03.2027",
        "DE, 4. 3. 2027",
        "EN, 04/03/2027",
        "EN, 4/3/2027",
        "US, 03/04/2027",
        "US, 3/4/2027",
    })
    void readsItsOwnWay(DateStyle style, String text) {
        assertThat(style.parse(text)).isEqualTo(LocalDate.of(2027, 3, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 04.03.2027",
        "iso, 04/03/2027",
        "iso, 2027/03/04",
        "iso, 20270304",
        "iso, 2027-3-4",
        "iso, 2027-02-29",
        "iso, 2027-13-01",
        "iso, 2027-03-04T00:00:00Z",
        "de, 2027-03-04",
        "de, 04/03/2027",
        "de, 3.31.2027",
        "de, 31.4.2027",
        "de, 4.3.27",
        "de, 4. März 2027",
        "en, 2027-03-04",
        "en, 04.03.2027",
        "en, 03/31/2027",
        "en, 31/04/2027",
        "en, 4/3/27",
        "en, 4 March 2027",
        "us, 2027-03-04",
        "us, 04.03.2027",
        "us, 31/03/2027",
        "us, 02/29/2027",
        "us, 3/4/27",
        "us, 'March 4, 2027'",
    })
    void rowWithAForeignDateIsRefused(String style, String text) throws IOException {
        String mapping = """
                {"externalId": "nr", "title": "nr", "price": "preis", "availableFrom": "ab", "dates": "%s",
                 "defaults": {"type": "apartment", "transaction": "rent", "price.currency": "EUR", "address.country": "AT"}}
                """.formatted(style);
        String file = "nr;preis;ab\n1;900;" + text + "\n";
        var item = CsvFeedTest.items(file.getBytes(StandardCharsets.UTF_8), mapping)
                .get(0);

        QuartierException refused =
                Assertions.catchThrowableOfType(QuartierException.class, () -> item.read(Samples.RECORDS));
        assertThat(refused).as(style + " " + text).isNotNull();
        assertThat(refused.faults()).containsExactly(Fault.of("availableFrom", Fault.TYPE, "expected", "date"));
    }
}
