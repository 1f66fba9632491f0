package io.quartier.listings.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.listings.importing.TestImports.Seen;
import io.quartier.listings.listing.EndedBy;
import io.quartier.listings.listing.Listing;
import io.quartier.listings.listing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the feed of the night does to listings that people worked on during the day. */
class ImportBatchTest {

    private static final String MAPPING = """
            {"externalId": "nr", "title": "titel", "price": "preis", "rooms": "zimmer", "address.street": "strasse",
             "address.city": "ort", "features": "merkmale",
             "defaults": {"type": "apartment", "transaction": "rent", "price.currency": "EUR", "address.country": "AT"}}
            """;
    private static final String FILE = """
            nr;titel;preis;zimmer;strasse;ort;merkmale
            W-1;Altbau;1240;3;Augasse;Wien;balcony
            """;

    private final TestImports imports = new TestImports();

    @Test
    void sameFileAgainLeavesWhatPeopleChanged() {
        assertThat(csv(FILE)).isEqualTo("1 0 0 0");
        imports.patch("W-1", """
                {"title": "Altbau mit Charme", "rooms": 3.5, "streetHidden": true, "features": ["balcony", "lift"],
                 "energy": {"efficiencyClass": "B"}, "price": {"amount": "1190", "currency": "EUR"}}""");
        Seen patched = imports.seen("W-1");

        assertThat(csv(FILE)).isEqualTo("0 0 1 0");
        assertThat(imports.seen("W-1")).isEqualTo(patched);
    }

    @Test
    void fileChangesWhatItSaysOtherwiseAndNothingElse() {
        csv(FILE);
        imports.patch("W-1", """
                {"title": "Altbau mit Charme", "streetHidden": true, "livingArea": 81.5, "address": {"district": "Leopoldstadt"}}""");

        assertThat(csv(FILE.replace("1240;3", "1300;3.5").replace("Augasse", "Obere Augasse")))
                .isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft()).isEqualTo(Samples.draft("""
                        {"externalId": "W-1", "type": "apartment", "transaction": "rent", "title": "Altbau mit Charme",
                         "price": {"amount": "1300", "currency": "EUR"}, "rooms": 3.5, "livingArea": 81.5,
                         "features": ["balcony"], "streetHidden": true,
                         "address": {"street": "Obere Augasse", "city": "Wien", "district": "Leopoldstadt", "country": "AT"}}
                        """));
        assertThat(csv(FILE)).as("back again").isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft().title()).isEqualTo("Altbau mit Charme");
    }

    @Test
    void fileTakesBackOnlyItsOwnWord() {
        csv(FILE);
        imports.patch("W-1", "{\"features\": [\"lift\"]}");

        assertThat(csv(FILE.replace("1240;3;", "1240;;").replace(";balcony", ";")))
                .isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft().rooms()).as("the file's own").isNull();
        assertThat(imports.seen("W-1").draft().features()).as("somebody's").containsExactly("lift");
    }

    @Test
    void priceIsOneValueWithItsCurrency() {
        csv(FILE);
        imports.patch("W-1", "{\"price\": {\"amount\": \"31000\", \"currency\": \"CZK\"}}");

        csv(FILE.replace("1240", "1300"));
        assertThat(imports.seen("W-1").draft().price().currency()).isEqualTo("EUR");
    }

    @Test
    void columnThatTheMappingDropsKeepsWhatIsThere() {
        csv(FILE);
        imports.patch("W-1", "{\"rooms\": 4}");
        String without = MAPPING.replace("\"rooms\": \"zimmer\",", "").replace(", \"features\": \"merkmale\"", "");

        assertThat(imports.csv(without, FILE.replace("Altbau", "Neubau"), false))
                .isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft().rooms()).isEqualTo(4);
        assertThat(imports.seen("W-1").draft().features()).containsExactly("balcony");
        assertThat(csv(FILE.replace("Altbau", "Neubau")))
                .as("the column is back")
                .isEqualTo("0 0 1 0");
        assertThat(imports.seen("W-1").draft().rooms()).isEqualTo(4);
    }

    @Test
    void streetIsShownOnlyWhereTheFileSaysSo() {
        String mapping = MAPPING.replace("\"features\": \"merkmale\"", "\"streetHidden\": \"merkmale\"");
        assertThat(imports.csv(mapping, FILE.replace("balcony", "ja"), true)).isEqualTo("1 0 0 0");
        assertThat(imports.seen("W-1").draft().streetHidden()).isTrue();

        assertThat(imports.csv(mapping, FILE.replace("balcony", ""), true)).isEqualTo("0 0 1 0");
        assertThat(csv(FILE.replace("Altbau", "Neubau"))).isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft().streetHidden()).isTrue();

        imports.csv(mapping, FILE.replace("balcony", "nein"), true);
        assertThat(imports.seen("W-1").draft().streetHidden()).isFalse();
        imports.patch("W-1", "{\"streetHidden\": true}");
        imports.csv(mapping, FILE.replace("balcony", "nein"), true);
        assertThat(imports.seen("W-1").draft().streetHidden())
                .as("somebody hid it")
                .isTrue();
    }

    @Test
    void openImmoChangeIsHeldAgainstTheOneBefore() {
        String file = OpenImmoObjects.file(OpenImmoObjects.flat("A-1", "CHANGE").replace("<ort>Graz</ort>", "<ort/>"));
        assertThat(imports.openImmo(file, false)).isEqualTo("1 0 0 0");
        imports.patch("A-1", "{\"address\": {\"city\": \"Graz\"}, \"streetHidden\": true}");
        imports.byHand("A-1", Listing::publish);
        Seen published = imports.seen("A-1");

        assertThat(imports.openImmo(file, true)).isEqualTo("0 0 1 0");
        assertThat(imports.seen("A-1")).isEqualTo(published);

        assertThat(imports.openImmo(file.replace("890.50", "950"), true)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("A-1").draft().price().amount()).isEqualByComparingTo("950");
        assertThat(imports.seen("A-1").draft().address().city()).isEqualTo("Graz");
        assertThat(imports.seen("A-1").draft().streetHidden()).isTrue();
    }

    @Test
    void cityIsAskedForWhereNobodyKnowsIt() {
        String nowhere = FILE.replace("Wien", "");
        assertThat(imports.csv(MAPPING, nowhere, true)).as("new").isEqualTo("0 0 0 1");
        assertThat(csv(nowhere)).isEqualTo("1 0 0 0");
        assertThat(imports.csv(MAPPING, nowhere, true)).as("a draft").isEqualTo("0 0 0 1");

        imports.patch("W-1", "{\"address\": {\"city\": \"Wien\"}}");
        assertThat(imports.csv(MAPPING, nowhere, true)).as("somebody knew").isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").status()).isEqualTo("ACTIVE");
    }

    @Test
    void listingWrittenByHandTakesWhatTheFirstFileSays() {
        csv(FILE.replace("W-1", "W-2"));
        imports.patch("W-2", "{\"externalId\": \"W-1\", \"rooms\": 9, \"livingArea\": 80}");
        assertThat(csv(FILE.replace("W-1", "W-2"))).as("unknown again").isEqualTo("1 0 0 0");
        assertThat(csv(FILE.replace("3;Augasse", "5;Augasse"))).isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft().rooms()).isEqualTo(5);
        assertThat(imports.seen("W-1").draft().livingArea()).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({"withdraw,PAUSED", "close,RENTED", "archive,ARCHIVED"})
    void whatAPersonEndedNoFeedBringsBack(String verb, String status) {
        csv(FILE);
        imports.csv(MAPPING, FILE, true);
        assertThat(imports.seen("W-1").status()).isEqualTo("ACTIVE");
        imports.byHand("W-1", listing -> end(listing, verb));

        assertThat(imports.csv(MAPPING, FILE, true)).isEqualTo("0 0 1 0");
        imports.csv(MAPPING, FILE.replace("1240", "1300"), true);
        assertThat(imports.seen("W-1").status()).isEqualTo(status);
    }

    private static void end(Listing listing, String verb) {
        switch (verb) {
            case "withdraw" -> listing.withdraw(EndedBy.PERSON);
            case "close" -> listing.close(EndedBy.PERSON);
            default -> listing.archive(EndedBy.PERSON);
        }
    }

    @Test
    void restoredListingTakesWhatTheFeedSaidMeanwhile() {
        csv(FILE);
        imports.byHand("W-1", listing -> listing.archive(EndedBy.PERSON));
        assertThat(csv(FILE.replace("1240", "1300"))).isEqualTo("0 0 1 0");
        imports.restore("W-1");
        assertThat(csv(FILE.replace("1240", "1300"))).isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft().price().amount()).isEqualByComparingTo("1300");
    }

    @ParameterizedTest
    @CsvSource({"sold,RENTED", "DELETE,ARCHIVED", "REFERENZ,RENTED"})
    void whatTheFeedEndedTheFeedBringsBack(String end, String status) {
        String offered = OpenImmoObjects.flat("A-1", "CHANGE");
        String ended = end.equals("sold")
                ? offered.replace(
                        "<zustand_angaben/>", "<zustand_angaben><verkaufstatus stand=\"VERKAUFT\"/></zustand_angaben>")
                : OpenImmoObjects.flat("A-1", end);
        openImmo(offered, true);
        assertThat(openImmo(ended, true)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("A-1").status()).isEqualTo(status);
        assertThat(openImmo(ended, true)).as("the same again").isEqualTo("0 0 1 0");

        assertThat(openImmo(offered, false)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("A-1").status()).as("no leave to publish").isEqualTo("DRAFT");
        openImmo(ended, true);
        assertThat(openImmo(offered, true)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("A-1").status()).isEqualTo("ACTIVE");

        openImmo(ended, true);
        imports.byHand("A-1", listing -> {
            if (!status.equals("ARCHIVED")) {
                listing.archive(EndedBy.PERSON);
            }
        });
        openImmo(offered, true);
        assertThat(imports.seen("A-1").status())
                .as("somebody archived it")
                .isEqualTo(status.equals("ARCHIVED") ? "ACTIVE" : "ARCHIVED");
    }

    @Test
    void whatAPersonPublishedAgainTheSameFileLeavesAlone() {
        String sold = OpenImmoObjects.flat("A-1", "REFERENZ");
        openImmo(OpenImmoObjects.flat("A-1", "CHANGE"), true);
        openImmo(sold, true);
        imports.byHand("A-1", Listing::publish);
        assertThat(openImmo(sold, true)).isEqualTo("0 0 1 0");
        assertThat(imports.seen("A-1").status()).isEqualTo("ACTIVE");

        imports.byHand("A-1", listing -> listing.withdraw(EndedBy.PERSON));
        openImmo(OpenImmoObjects.flat("A-1", "DELETE"), true);
        openImmo(OpenImmoObjects.flat("A-1", "CHANGE"), true);
        assertThat(imports.seen("A-1").status())
                .as("withdrawn by a person first")
                .isEqualTo("ARCHIVED");
    }

    @Test
    void objectIsPublicInItsTimeOnly() {
        String offered = OpenImmoObjects.flat("A-1", "CHANGE");
        String over = offered.replace("<aktion ", "<aktiv_bis>2020-12-31</aktiv_bis><aktion ");
        assertThat(openImmo(over, true)).isEqualTo("1 0 0 0");
        assertThat(imports.seen("A-1").status()).isEqualTo("DRAFT");
        assertThat(openImmo(offered, true)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("A-1").status()).isEqualTo("ACTIVE");
        assertThat(openImmo(over, true)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("A-1").status()).isEqualTo("PAUSED");
        assertThat(openImmo(over, true)).isEqualTo("0 0 1 0");
        assertThat(openImmo(offered, true)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("A-1").status()).isEqualTo("ACTIVE");

        imports.byHand("A-1", listing -> listing.withdraw(EndedBy.PERSON));
        openImmo(over, true);
        openImmo(offered, true);
        assertThat(imports.seen("A-1").status()).isEqualTo("PAUSED");

        openImmo(OpenImmoObjects.flat("A-2", "REFERENZ"), true);
        openImmo(over.replace("A-1", "A-2"), true);
        assertThat(imports.seen("A-2").status()).isEqualTo("DRAFT");
    }

    @Test
    void whatCannotBeReadIsReportedAndTheRestImported() {
        String odd = OpenImmoObjects.flat("A-1", "CHANGE")
                .replace("<zustand_angaben/>", "<zustand_angaben><baujahr>alt</baujahr></zustand_angaben>");
        assertThat(openImmo(odd, true)).isEqualTo("1 0 0 0");
        assertThat(imports.findings()).containsExactly("1 WARNING yearBuilt LEFT_OUT");
        assertThat(openImmo(odd, true)).isEqualTo("0 0 1 0");
        assertThat(imports.findings()).hasSize(1);
        openImmo(odd.replace("890.50", "0"), true);
        assertThat(imports.findings()).containsExactly("0 ERROR price REQUIRED");
    }

    private String openImmo(String object, boolean publish) {
        return imports.openImmo(OpenImmoObjects.file(object), publish);
    }

    private String csv(String file) {
        return imports.csv(MAPPING, file, false);
    }
}
