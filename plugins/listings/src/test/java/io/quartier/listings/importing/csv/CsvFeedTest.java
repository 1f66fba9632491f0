package io.quartier.listings.importing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFeedTest {

    private static final String MAPPING = """
            {"externalId": "id", "title": "title", "price": "price", "rooms": "rooms",
             "livingArea": {"column": "sqft", "unit": "sqft"}, "address.city": "city",
             "defaults": {"type": "house", "transaction": "sale", "price.currency": "USD", "address.country": "US"}}
            """;
    private static final String HEADER = "id,title,price,rooms,sqft,city\n";

    @Test
    void rowBecomesAListing() throws IOException {
        ListingDraft draft = drafts(HEADER + "7,\"Bungalow, \"\"sunny\"\"\",450000.0,3,1500,Seattle\n")
                .get(0);

        assertThat(draft.externalId()).isEqualTo("7");
        assertThat(draft.title()).isEqualTo("Bungalow, \"sunny\"");
        assertThat(draft.price().amount()).isEqualTo(new BigDecimal("450000.00"));
        assertThat(draft.price().currency()).isEqualTo("USD");
        assertThat(draft.livingArea()).isEqualTo(139.35);
        assertThat(draft.rooms()).isEqualTo(3);
        assertThat(draft.address().city()).isEqualTo("Seattle");
        assertThat(draft.address().country()).isEqualTo("US");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimiterIsSeenInTheFirstLine(String delimiter) throws IOException {
        String file = (HEADER + "7,Bungalow,450000,3,1500,Seattle\n").replace(",", delimiter);
        assertThat(drafts(file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyLike(String end) throws IOException {
        String file = "\uFEFF" + (HEADER + "7,Bungalow,450000,3,1500,Seattle\n\n8,Villa,1,,,\n").replace("\n", end);
        assertThat(items(bytes(file), MAPPING)).extracting(FeedItem::externalId).containsExactly("7", "8");
    }

    @Test
    void emptyCellsAreLeftToTheDefaultOrToNothing() throws IOException {
        ListingDraft draft = drafts(HEADER + "8,Villa,1, ,,\n").get(0);
        assertThat(draft.rooms()).isNull();
        assertThat(draft.livingArea()).isNull();
        assertThat(draft.address().city()).isNull();
    }

    @Test
    void itemKnowsItsLine() throws IOException {
        List<FeedItem> items = items(bytes(HEADER + "7,\"two\nlines\",1,,,\n8,Villa,1,,,\n"), MAPPING);
        assertThat(items).extracting(FeedItem::line).containsExactly(2L, 4L);
    }

    @Test
    void formulasComeInAsText() throws IOException {
        ListingDraft draft =
                drafts(HEADER + "9,\"=HYPERLINK(\"\"x\"\")\",1,,,@SUM(A1)\n").get(0);
        assertThat(draft.title()).isEqualTo("=HYPERLINK(\"x\")");
        assertThat(draft.address().city()).isEqualTo("@SUM(A1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "7,Villa,\"1.234,56\",3,,Wien ! price TYPE",
                "7,Villa,,3,,Wien ! price REQUIRED",
                "7,Villa,-1,3,,Wien ! price POSITIVE",
                "7,Villa,1,?,,Wien ! rooms TYPE",
                "7,,1,3,-2,Wien ! title REQUIRED, livingArea POSITIVE",
                "7,Villa,x,y,z,Wien ! price TYPE, rooms TYPE, livingArea TYPE",
                "7,Villa,1,3,1 ! COLUMN_COUNT",
                "7,Villa,1,3,1,Wien,more ! COLUMN_COUNT",
                "7,Vi\0lla,1,3,1,Wien ! title CHARACTER",
            })
    void faultsOfARowAreToldTogether(String row, String faults) throws IOException {
        FeedItem item = items(bytes(HEADER + row + "\n"), MAPPING).get(0);
        QuartierException e = catchThrowableOfType(
                QuartierException.class, () -> item.read(Samples.RECORDS).draft());
        assertThat(e.faults())
                .extracting(f -> (f.field() + " " + f.code()).strip())
                .containsExactlyInAnyOrder(faults.split(", "));
    }

    @Test
    void zeroIsNoAreaAndNoYear() throws IOException {
        String mapping = MAPPING.replace("\"rooms\": \"rooms\"", "\"yearRenovated\": \"rooms\"");
        FeedItem item = items(bytes(HEADER + "7,Villa,1,0.0,0,Wien\n"), mapping).get(0);
        ListingDraft draft = item.read(Samples.RECORDS).draft();
        assertThat(draft.yearRenovated()).isNull();
        assertThat(draft.livingArea()).isNull();
    }

    @Test
    void everyKindOfFieldCanBeMapped() throws IOException {
        String mapping = """
                {"externalId": "a", "type": {"column": "b", "values": {"Wohnung": "apartment"}}, "transaction": "c",
                 "title": {"template": "{b} in {d} ({missing})"}, "price": "e", "price.currency": "f",
                 "address.country": "g", "condition": "h", "features": "i", "streetHidden": "j", "availableFrom": "k",
                 "plotArea": {"column": "l", "unit": "acres"}, "location.lat": "m", "location.lon": "n",
                 "energy.value": "o", "energy.efficiencyClass": "p", "deposit": "q", "bedrooms": "r",
                 "defaults": {"deposit.currency": "EUR", "language": "de"}, "numbers": "de", "dates": "de"}
                """;
        String file = "a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r;missing\n"
                + "X1;Wohnung;Sale;Graz;1.250.000,50;EUR;at;As New;Lift, Balcony|fitted kitchen;ja;3.2.2027;0,5;"
                + "47,07;15,44;78,5;B;;2;-\n";
        ListingDraft draft =
                items(bytes(file), mapping).get(0).read(Samples.RECORDS).draft();

        assertThat(draft).isEqualTo(Samples.draft("""
                {"externalId": "X1", "type": "apartment", "transaction": "sale", "title": "Wohnung in Graz (-)",
                 "price": {"amount": "1250000.50", "currency": "EUR"}, "address": {"country": "AT"},
                 "condition": "as-new", "features": ["lift", "balcony", "fitted-kitchen"], "streetHidden": true,
                 "availableFrom": "2027-02-03", "plotArea": 2023.43, "location": {"lat": 47.07, "lon": 15.44},
                 "energy": {"value": 78.5, "efficiencyClass": "B"}, "bedrooms": 2, "language": "de"}
                """));
        assertThat(draft.availableFrom()).isEqualTo(LocalDate.of(2027, 2, 3));
    }

    @Test
    void fileThatIsNoUtf8IsRefusedWithItsEncoding() {
        String umlauts = HEADER + "7,Schöne Häuser,1,3,1,Köln\n";
        refused(umlauts.getBytes(StandardCharsets.ISO_8859_1), "FILE_ENCODING", "ISO-8859-1, Windows-1252");
        refused(umlauts.getBytes(StandardCharsets.UTF_16), "FILE_ENCODING", "UTF-16");
        refused(umlauts.getBytes(StandardCharsets.UTF_16LE), "FILE_ENCODING", "UTF-16");
        refused(umlauts.getBytes(StandardCharsets.UTF_16BE), "FILE_ENCODING", "UTF-16");
        refused(("\uFEFF" + umlauts).getBytes(StandardCharsets.UTF_16LE), "FILE_ENCODING", "UTF-16");
        refused(umlauts.getBytes(Charset.forName("windows-1252")), "FILE_ENCODING", "ISO-8859-1, Windows-1252");
        // far behind where anybody looks at the start
        byte[] late = (HEADER + "7,Villa,1,3,1,Wien\n".repeat(5000) + "8,Häuser,1,3,1,Wien\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(late, "FILE_ENCODING", "ISO-8859-1, Windows-1252");
    }

    @Test
    void fileOfAnotherKindIsRefused() throws IOException {
        refused(new byte[] {'P', 'K', 3, 4, 20, 0}, "FILE_TYPE", "ZIP, XLSX");
        refused("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), "FILE_TYPE", "PDF");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes(HEADER));
        }
        refused(zipped.toByteArray(), "FILE_TYPE", "GZIP");
        byte[] noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        noise[0] = 1;
        refused(noise, "FILE_TYPE", "binary");
    }

    @Test
    void emptyFileIsRefused() {
        refused(new byte[0], "FILE_EMPTY", null);
        refused(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, "FILE_EMPTY", null);
    }

    @Test
    void fileWithoutRowsIsEmptyButNotWrong() throws IOException {
        assertThat(items(bytes(HEADER), MAPPING)).isEmpty();
    }

    @Test
    void truncatedQuotationIsRefused() {
        refused(bytes(HEADER + "7,Villa,1,3,1,Wien\n8,\"cut o"), "QUOTE_OPEN", 3L);
    }

    @Test
    void endlessLineIsRefused() {
        refused(bytes("x".repeat(10_000_000)), "LINE_TOO_LONG", 1L);
        refused(bytes(HEADER + "7,Villa,1,3,1,Wien\n" + "x".repeat(10_000_000)), "LINE_TOO_LONG", 3L);
    }

    @Test
    void repeatedAndMissingColumnsAreRefusedTogether() {
        QuartierException e = catchThrowableOfType(
                QuartierException.class, () -> items(bytes("id,title,title,price,rooms,area\n"), MAPPING));
        assertThat(e.faults())
                .extracting(f -> f.field() + " " + f.code())
                .containsExactlyInAnyOrder(
                        "file COLUMN_REPEATED",
                        "mapping.livingArea UNKNOWN_COLUMN",
                        "mapping.address.city UNKNOWN_COLUMN");
    }

    @Test
    void fileWithAForeignDelimiterHasNoneOfTheColumns() {
        QuartierException e = catchThrowableOfType(
                QuartierException.class, () -> items(bytes("id^title^price^rooms^sqft^city\n1^2^3^4^5^6\n"), MAPPING));
        assertThat(e.faults())
                .extracting(Fault::code)
                .containsOnly("UNKNOWN_COLUMN")
                .hasSize(6);
    }

    private static void refused(byte[] file, String code, Object argument) {
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> items(file, MAPPING));
        assertThat(e).as(code).isNotNull();
        assertThat(e.faults()).hasSize(1);
        assertThat(e.faults().get(0).field()).isEqualTo("file");
        assertThat(e.faults().get(0).code()).isEqualTo(code);
        if (argument != null) {
            assertThat(e.faults().get(0).arguments()).containsValue(argument);
        }
    }

    private static List<ListingDraft> drafts(String file) throws IOException {
        return items(bytes(file), MAPPING).stream()
                .map(item -> item.read(Samples.RECORDS).draft())
                .toList();
    }

    static List<FeedItem> items(byte[] file, String mapping) throws IOException {
        List<Fault> faults = new ArrayList<>();
        CsvMapping read = MappingReader.read(mapping, Samples.RECORDS, faults);
        assertThat(faults).isEmpty();
        List<FeedItem> items = new ArrayList<>();
        try (CsvFeed feed = new CsvFeed(new ByteArrayInputStream(file), read)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return items;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
