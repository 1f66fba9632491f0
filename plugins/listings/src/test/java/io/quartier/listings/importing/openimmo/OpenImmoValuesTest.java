package io.quartier.listings.importing.openimmo;

import static io.quartier.listings.importing.openimmo.OpenImmoFeedTest.OBJECT;
import static io.quartier.listings.importing.openimmo.OpenImmoFeedTest.file;
import static io.quartier.listings.importing.openimmo.OpenImmoFeedTest.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.importing.feed.FeedDraft;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.importing.feed.FeedItem.Wish;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices, figures, dates and times as senders write them. */
class OpenImmoValuesTest {

    @ParameterizedTest
    @CsvSource({
        "890.50, EUR, '', 890.50",
        "890.50, EUR, '<preis_zeiteinheit/>', 890.50",
        "890.50, EUR, MONAT, 890.50",
        "12000, EUR, JAHR, 1000.00",
        "10000, EUR, JAHR, 833.33",
        "500.10, EUR, JAHR, 41.68",
        "1000000, JPY, JAHR, 83333",
    })
    void rentIsThatOfAMonth(String rent, String currency, String unit, String price) throws IOException {
        ListingDraft draft = draft(priced(rent, currency, unit));
        assertThat(draft.price().amount()).isEqualTo(new BigDecimal(price));
        assertThat(draft.price().currency()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "WOCHE", "STUNDE"})
    void rentOfShorterTimesIsRefused(String unit) throws IOException {
        FeedItem item = items(file(priced("890.50", "EUR", unit))).get(0);
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> item.read(Samples.RECORDS));
        assertThat(e.faults()).containsExactly(Fault.of("price", "PRICE_PERIOD", "period", unit));
    }

    @Test
    void priceOfASaleIsAskedOnce() throws IOException {
        String sale = priced("890.50", "EUR", "JAHR")
                .replace("KAUF=\"0\" MIETE_PACHT=\"1\"", "KAUF=\"1\"")
                .replace("nettokaltmiete>", "kaufpreis>");
        assertThat(draft(sale).price().amount()).isEqualByComparingTo("890.50");
    }

    private static String priced(String rent, String currency, String unit) {
        String element =
                unit.isEmpty() || unit.startsWith("<") ? unit : "<preis_zeiteinheit zeiteinheit=\"" + unit + "\"/>";
        return OBJECT.replace("890.50", rent)
                .replace("<waehrung iso_waehrung=\"EUR\"/>", element + "<waehrung iso_waehrung=\"" + currency + "\"/>");
    }

    private static ListingDraft draft(String object) throws IOException {
        return items(file(object)).get(0).read(Samples.RECORDS).draft();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<abdatum>2027-03-01 | <abdatum>2027-03-01+01:00",
                "<abdatum>2027-03-01 | <abdatum>2027-03-01Z",
                "<abdatum>2027-03-01 | <abdatum>2027-03-01T10:00:00+01:00",
                "<abdatum>2027-03-01 | <abdatum>01.03.2027",
                "98,4 | 98,4 kWh/(m²*a)",
                "98,4 | 98.4 kWh/(m²·a)",
                "98,4 | 98,4kwh",
            })
    void valueIsReadAsSendersWriteIt(String plain, String written) throws IOException {
        FeedDraft read = items(file(OBJECT.replace(plain, written))).get(0).read(Samples.RECORDS);
        assertThat(read.draft()).isEqualTo(draft(OBJECT));
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<abdatum>2027-03-01 | <abdatum>nach Absprache | availableFrom nach Absprache",
                "98,4 | ca. 98 | energy.value ca. 98",
                "<wertklasse>c | <wertklasse>gut | energy.efficiencyClass gut",
                "06-2029 | zehn Jahre | energy.validUntil zehn Jahre",
                "<baujahr>um 1905 | <baujahr>unbekannt | yearBuilt unbekannt",
                "traeger>FERN | traeger>FUSION | energy.carrier FUSION",
                "art=\"VOLL_SANIERT | art=\"NACH_VEREINBARUNG | condition NACH_VEREINBARUNG",
                "<sprache> | <aktiv_bis>bald</aktiv_bis><sprache> | aktiv_bis bald",
            })
    void whatCannotBeReadIsLeftOutAndNoted(String good, String bad, String warning) throws IOException {
        FeedDraft read = items(file(OBJECT.replace(good, bad))).get(0).read(Samples.RECORDS);
        assertThat(read.warnings())
                .allMatch(fault -> fault.code().equals("LEFT_OUT"))
                .extracting(fault -> fault.field() + " " + fault.arguments().get("value"))
                .containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "'', KEEP",
        "<aktiv_bis>2027-02-15</aktiv_bis>, KEEP",
        "<aktiv_bis>2027-02-14+01:00</aktiv_bis>, HOLD",
        "<aktiv_von>2027-02-15</aktiv_von>, KEEP",
        "<aktiv_von>2027-02-16</aktiv_von>, HOLD",
        "<aktiv_von>2027-01-01</aktiv_von><aktiv_bis>2027-12-31</aktiv_bis>, KEEP",
    })
    void objectIsPublicInItsTime(String time, Wish wish) throws IOException {
        assertThat(items(file(OBJECT.replace("<sprache>", time + "<sprache>")))
                        .get(0)
                        .wish())
                .isEqualTo(wish);
    }
}
