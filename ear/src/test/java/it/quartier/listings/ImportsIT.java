package it.quartier.listings;

import static it.quartier.listings.Feeds.HEADER;
import static it.quartier.listings.Feeds.MAPPING;
import static it.quartier.listings.Feeds.ROWS;
import static it.quartier.listings.Feeds.counts;
import static it.quartier.listings.Feeds.csv;
import static it.quartier.listings.Feeds.openImmo;
import static it.quartier.listings.Feeds.run;
import static it.quartier.listings.Feeds.total;
import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.api.Form;
import it.quartier.event.Relayed;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ImportsIT {

    private final Client agency = Client.ofNewAgency();

    @Test
    void rowsBecomeListingsAndTheSameFileChangesNothing() {
        JsonObject run = run(agency, csv(HEADER + ROWS));
        assertThat(counts(run)).isEqualTo("3 3 0 0 0 0");
        assertThat(run.getInt("total")).isEqualTo(3);
        assertThat(run.getString("fileName")).isEqualTo("feed.csv");
        assertThat(run.getString("finishedAt")).isNotEmpty();

        JsonObject graz = agency.get("/listings?externalId=G-1").items().get(0);
        assertThat(graz.getString("title")).isEqualTo("Dachwohnung");
        assertThat(graz.getString("status")).isEqualTo("draft");
        assertThat(graz.getJsonObject("price").getString("amount")).isEqualTo("1100.50");
        assertThat(graz.getJsonNumber("rooms").doubleValue()).isEqualTo(2.5);

        assertThat(counts(run(agency, csv(HEADER + ROWS)))).isEqualTo("3 0 0 3 0 0");
        assertThat(agency.get("/listings?externalId=G-1").items().get(0)).isEqualTo(graz);

        String changed = ROWS.replace("1100.50", "1050") + "G-2;Neu;500;1;20;Graz;;\n";
        assertThat(counts(run(agency, csv(HEADER + changed)))).isEqualTo("4 1 1 2 0 0");
        assertThat(agency.get("/listings?externalId=G-1").items().get(0).getInt("version"))
                .isEqualTo(2);
        assertThat(total(agency.get("/listings/imports"))).isEqualTo(3);
        assertThat(total(Client.ofNewAgency().get("/listings/imports"))).isZero();
    }

    @Test
    void whatPeopleChangedStaysWhenTheFeedComesAgain() {
        run(agency, csv(HEADER + ROWS));
        String path = "/listings/"
                + agency.get("/listings?externalId=G-1").items().get(0).getString("id");
        JsonObject patched = agency.patch(
                        path, "{\"title\": \"Dachterrasse\", \"streetHidden\": true, \"yearBuilt\": 1905}")
                .data();
        assertThat(counts(run(agency, csv(HEADER + ROWS)))).isEqualTo("3 0 0 3 0 0");
        assertThat(agency.get(path).data()).isEqualTo(patched);

        assertThat(counts(run(agency, csv(HEADER + ROWS.replace("1100.50", "1050")))))
                .isEqualTo("3 0 1 2 0 0");
        JsonObject both = agency.get(path).data();
        assertThat(both.getJsonObject("price").getString("amount")).isEqualTo("1050.00");
        assertThat(both.getString("title")).isEqualTo("Dachterrasse");
        assertThat(both.getInt("yearBuilt")).isEqualTo(1905);
        assertThat(both.getBoolean("streetHidden")).isTrue();
    }

    @Test
    void lastRowOfAnExternalIdWins() {
        String rows = "W-1;First;1;1;1;Wien;;\n".repeat(3) + ROWS + "W-1;Last;2;1;1;Wien;;\n";
        assertThat(counts(run(agency, csv(HEADER + rows)))).isEqualTo("7 3 0 0 4 0");
        assertThat(agency.get("/listings?externalId=W-1").texts("title")).containsExactly("Last");
        assertThat(counts(run(agency, csv(HEADER + rows)))).isEqualTo("7 0 0 3 4 0");
    }

    @Test
    void goodRowsAreImportedAndBadOnesReported() {
        String rows = ROWS + """
                B-1;Ohne Preis;;2;50;Wien;;
                B-2;Fremde Zahl;1.234,56;2;50;Wien;;
                ;Ohne Nummer;900;2;50;Wien;;
                B-3;"";900;-2;50;Wien;91;16
                B-4;zu;kurz
                B-5;=1+1;900;2;50;@Wien;;
                """;
        JsonObject run = run(agency, csv(HEADER + rows));
        assertThat(counts(run)).isEqualTo("9 4 0 0 0 5");
        assertThat(agency.get("/listings?externalId=B-5").texts("title")).containsExactly("=1+1");

        String report = "/listings/imports/" + run.getString("id") + "/refused";
        Answer german = agency.get(report, "Accept", "text/csv", "Accept-Language", "de");
        assertThat(german.header("Content-Type")).startsWith("text/csv");
        assertThat(german.header("Content-Disposition")).contains("attachment");
        assertThat(german.body().split("\r\n"))
                .contains("line,severity,field,code,message", "5,error,price,REQUIRED,Ein Wert wird benötigt.")
                .anyMatch(line -> line.startsWith("6,error,price,TYPE,"))
                .anyMatch(line -> line.startsWith("7,error,externalId,REQUIRED,"))
                .anyMatch(line -> line.startsWith("8,error,title,REQUIRED,"))
                .anyMatch(line -> line.startsWith("8,error,rooms,MIN,"))
                .anyMatch(line -> line.startsWith("8,error,location.lat,MAX,"))
                .contains("9,error,,COLUMN_COUNT,Die Zeile hat 3 Spalten statt 8.")
                .hasSize(8);
        assertThat(agency.get(report).body())
                .as("CSV unless JSON is asked for")
                .startsWith("line,severity,field,code,message");
        Answer json = agency.get(report + "?limit=2", "Accept", "application/json");
        assertThat(json.texts("code")).containsExactly("REQUIRED", "TYPE");
        assertThat(total(json)).isEqualTo(7);
        assertThat(Client.ofNewAgency().get(report).status()).isEqualTo(404);
    }

    @Test
    void reportIsWhole() {
        JsonObject run = run(agency, csv(HEADER + numbered(1203)));
        assertThat(counts(run)).isEqualTo("1203 0 0 0 0 1203");
        String report = "/listings/imports/" + run.getString("id") + "/refused";
        assertThat(agency.get(report).body().lines()).hasSize(1204);
        assertThat(agency.get(report, "Accept", "text/csv").body().lines()).hasSize(1204);
        assertThat(agency.get(report + "?limit=10").body().lines()).hasSize(11);
        assertThat(agency.get(report, "Accept", "application/json").items()).hasSize(20);
    }

    private static String numbered(int rows) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            lines.append("B-").append(i).append(";Ohne Preis;;2;50;Wien;;\n");
        }
        return lines.toString();
    }

    @Test
    void publishedImportIsSeenInThePortal() {
        Form form = csv(HEADER + ROWS + "N-1;Nirgends;1;1;1;;;\n").with("publish", "true");
        JsonObject run = run(agency, form);
        assertThat(counts(run)).isEqualTo("4 3 0 0 0 1");
        Relayed.everything();
        assertThat(total(Client.nobody().get("/portal/listings?agency=" + agency.slug())))
                .isEqualTo(3);

        String path = "/listings/"
                + agency.get("/listings?externalId=W-1").items().get(0).getString("id");
        agency.post(path + "/withdraw", "");
        assertThat(counts(run(agency, csv(HEADER + ROWS).with("publish", "true"))))
                .isEqualTo("3 0 0 3 0 0");
        assertThat(agency.get(path).data().getString("status"))
                .as("what somebody withdrew stays withdrawn")
                .isEqualTo("paused");
    }

    @Test
    void dryRunOnlyCounts() {
        assertThat(counts(run(agency, csv(HEADER + ROWS).with("dryRun", "true"))))
                .isEqualTo("3 3 0 0 0 0");
        assertThat(total(agency.get("/listings"))).isZero();

        run(agency, csv(HEADER + ROWS));
        Form changed = csv(HEADER + ROWS.replace("Dachwohnung", "Dachterrasse")).with("dryRun", "true");
        assertThat(counts(run(agency, changed))).isEqualTo("3 0 1 2 0 0");
        assertThat(agency.get("/listings?externalId=G-1").texts("title")).containsExactly("Dachwohnung");
    }

    @Test
    void faultsOfTheRequestComeAtOnce() {
        Answer refused = agency.post(
                "/listings/imports",
                new Form()
                        .with("file", "feed.csv", "nr;nr;preis\n".getBytes(StandardCharsets.UTF_8))
                        .with("format", "csv")
                        .with("dryRun", "perhaps")
                        .with("colour", "red")
                        .with(
                                "mapping",
                                MAPPING.replace("\"rooms\"", "\"room\"").replace("EUR", "Euro")));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        "dryRun TYPE",
                        "colour UNKNOWN_FIELD",
                        "mapping.room UNKNOWN_FIELD",
                        "mapping.defaults.price.currency CURRENCY",
                        "file COLUMN_REPEATED",
                        "mapping.title UNKNOWN_COLUMN",
                        "mapping.livingArea UNKNOWN_COLUMN",
                        "mapping.address.city UNKNOWN_COLUMN",
                        "mapping.location.lat UNKNOWN_COLUMN",
                        "mapping.location.lon UNKNOWN_COLUMN");

        Answer nothing = agency.post("/listings/imports", new Form().with("format", "xls"));
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.faults()).containsExactlyInAnyOrder("file REQUIRED", "format NOT_ONE_OF");
        assertThat(total(agency.get("/listings/imports"))).isZero();
    }

    @Test
    void openImmoIsImportedChangedAndTakenBack() {
        String flat = Feeds.openImmoFile("""
                <objektnr_extern>OI-7</objektnr_extern><aktion aktionart="CHANGE"/>""");
        assertThat(counts(run(agency, openImmo(bytes(flat)).with("publish", "true"))))
                .isEqualTo("1 1 0 0 0 0");
        JsonObject listing = agency.get("/listings?externalId=OI-7").items().get(0);
        assertThat(listing.getString("status")).isEqualTo("active");
        assertThat(listing.getString("type")).isEqualTo("apartment");
        assertThat(counts(run(agency, openImmo(bytes(flat)).with("publish", "true"))))
                .isEqualTo("1 0 0 1 0 0");

        String removed = Feeds.openImmoFile("""
                <objektnr_extern>OI-7</objektnr_extern><aktion aktionart="DELETE"/>""");
        JsonObject run = run(agency, openImmo(bytes(removed)));
        assertThat(counts(run)).isEqualTo("1 0 1 0 0 0");
        assertThat(run.getInt("archived")).isEqualTo(1);
        assertThat(agency.get("/listings?externalId=OI-7").texts("status")).containsExactly("archived");
        Relayed.everything();
        assertThat(total(Client.nobody().get("/portal/listings?agency=" + agency.slug())))
                .isZero();
        assertThat(counts(run(agency, openImmo(bytes(removed))))).isEqualTo("1 0 0 1 0 0");

        assertThat(counts(run(agency, openImmo(bytes(flat)).with("publish", "true"))))
                .isEqualTo("1 0 1 0 0 0");
        assertThat(agency.get("/listings?externalId=OI-7").texts("status")).containsExactly("active");

        String byObid = Feeds.openImmoFile("<objektnr_extern/><openimmo_obid>OBID-1</openimmo_obid>");
        assertThat(counts(run(agency, openImmo(bytes(byObid))))).isEqualTo("1 1 0 0 0 0");
        assertThat(total(agency.get("/listings?externalId=OBID-1"))).isEqualTo(1);
    }

    @Test
    void realFileOfKingCounty() throws IOException {
        Path file = Feeds.real("king-county-sales.csv")
                .orElseGet(() -> Assumptions.abort("shared/data is not beside this checkout"));
        byte[] content = Files.readAllBytes(file);
        JsonObject run = run(agency, kingCounty(content));
        assertThat(counts(run)).isEqualTo("15021 14899 0 0 122 0");
        assertThat(total(agency.get("/listings?city=Seattle"))).isEqualTo(14_899);
        Relayed.everything();
        assertThat(total(Client.nobody().get("/portal/listings?q=98125&agency=" + agency.slug())))
                .isEqualTo(277);
        assertThat(counts(run(agency, kingCounty(content)))).isEqualTo("15021 0 0 14899 122 0");
        assertThat(total(Client.ofNewAgency().get("/listings"))).isZero();
    }

    private static Form kingCounty(byte[] content) {
        return new Form()
                .with("file", "king-county-sales.csv", content)
                .with("format", "csv")
                .with("publish", "true")
                .with("mapping", Feeds.KING_COUNTY_MAPPING);
    }

    @Test
    void realSampleOfOpenImmo() throws IOException {
        Path file = Feeds.real("openimmo/openimmo-1.2.7.xml")
                .orElseGet(() -> Assumptions.abort("shared/data is not beside this checkout"));
        byte[] content = Files.readAllBytes(file);
        assertThat(counts(run(agency, openImmo(content)))).isEqualTo("1 1 0 0 0 0");
        assertThat(counts(run(agency, openImmo(content)))).isEqualTo("1 0 0 1 0 0");

        String path = "/listings/" + agency.get("/listings").items().get(0).getString("id");
        agency.patch(path, "{\"address\": {\"city\": \"Berlin\"}}");
        assertThat(agency.post(path + "/publish", "").status()).isEqualTo(200);
        JsonObject published = agency.get(path).data();
        assertThat(counts(run(agency, openImmo(content).with("publish", "true"))))
                .isEqualTo("1 0 0 1 0 0");
        assertThat(agency.get(path).data()).isEqualTo(published);
        Relayed.everything();
        assertThat(Client.nobody()
                        .get("/portal/listings?q=appartment&agency=" + agency.slug())
                        .texts("title"))
                .containsExactly("Schönes Appartment im Stadtzentrum");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
