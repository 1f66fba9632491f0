package io.quartier.listings.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.listings.importing.TestImports.Seen;
import io.quartier.listings.listing.Listing;
import io.quartier.listings.listing.Samples;
import org.junit.jupiter.api.Test;

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
        assertThat(imports.seen("W-1").draft())
                .isEqualTo(Samples.draft("""
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

        assertThat(imports.csv(without, FILE.replace("Altbau", "Neubau"), false)).isEqualTo("0 1 0 0");
        assertThat(imports.seen("W-1").draft().rooms()).isEqualTo(4);
        assertThat(imports.seen("W-1").draft().features()).containsExactly("balcony");
        assertThat(csv(FILE.replace("Altbau", "Neubau"))).as("the column is back").isEqualTo("0 0 1 0");
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
        assertThat(imports.seen("W-1").draft().streetHidden()).as("somebody hid it").isTrue();
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

    private String csv(String file) {
        return imports.csv(MAPPING, file, false);
    }
}
