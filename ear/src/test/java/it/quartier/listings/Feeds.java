package it.quartier.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.api.Form;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Files that agencies send, and how they send them. */
final class Feeds {

    static final String MAPPING = """
            {"externalId": "nr", "title": "titel", "price": "preis", "rooms": "zimmer", "livingArea": "flaeche",
             "address.city": "ort", "location.lat": "lat", "location.lon": "lon",
             "defaults": {"type": "apartment", "transaction": "rent", "price.currency": "EUR", "address.country": "AT"}}
            """;

    static final String HEADER = "nr;titel;preis;zimmer;flaeche;ort;lat;lon\n";

    static final String ROWS = """
            W-1;Altbau beim Augarten;1240;3;81.5;Wien;48.2256;16.3766
            W-2;Garconnière Neubau;690;1;32;Wien;48.2022;16.3477
            G-1;Dachwohnung;1100.50;2.5;64.2;Graz;47.0707;15.4395
            """;

    static final String KING_COUNTY_MAPPING = """
            {"externalId": "id", "price": "price", "rooms": "bedrooms",
             "livingArea": {"column": "sqft_living", "unit": "sqft"},
             "title": {"template": "House with {bedrooms} bedrooms, {zipcode}"}, "address.postalCode": "zipcode",
             "location.lat": "lat", "location.lon": "long",
             "defaults": {"type": "house", "transaction": "sale", "price.currency": "USD", "address.city": "Seattle",
                          "address.country": "US"}}
            """;

    private Feeds() {}

    static Form csv(String file) {
        return csv(file.getBytes(StandardCharsets.UTF_8));
    }

    static Form csv(byte[] file) {
        return new Form().with("file", "feed.csv", file).with("format", "csv").with("mapping", MAPPING);
    }

    static Form openImmo(byte[] file) {
        return new Form().with("file", "feed.xml", file).with("format", "openimmo");
    }

    /** A file of one object with this in its verwaltung_techn. */
    static String openImmoFile(String administration) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <openimmo>
                  <uebertragung art="ONLINE" umfang="TEIL" modus="CHANGE" version="1.2.7"/>
                  <anbieter>
                    <immobilie>
                      <objektkategorie><vermarktungsart KAUF="true"/><objektart><wohnung wohnungtyp="ETAGE"/></objektart>
                      </objektkategorie>
                      <geo><plz>10115</plz><ort>Berlin</ort><land iso_land="DEU"/></geo>
                      <preise><kaufpreis>315000</kaufpreis><waehrung iso_waehrung="EUR"/></preise>
                      <flaechen><wohnflaeche>58</wohnflaeche><anzahl_zimmer>2</anzahl_zimmer></flaechen>
                      <freitexte><objekttitel>Zwei Zimmer in Mitte</objekttitel></freitexte>
                      <verwaltung_techn>%s</verwaltung_techn>
                    </immobilie>
                  </anbieter>
                </openimmo>
                """.formatted(administration);
    }

    /** Sends the form and waits until it is done. */
    static JsonObject run(Client agency, Form form) {
        Answer accepted = agency.post("/listings/imports", form);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        assertThat(accepted.data().getString("status")).isEqualTo("queued");
        String path = "/listings/imports/" + accepted.data().getString("id");
        assertThat(accepted.header("Location")).endsWith("/api/v1" + path);
        return finished(agency, path);
    }

    static JsonObject finished(Client agency, String path) {
        return await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> agency.get(path).data(),
                        run -> !List.of("queued", "running").contains(run.getString("status")));
    }

    /** The counts, as {@code read created updated unchanged repeated refused}. */
    static String counts(JsonObject run) {
        assertThat(run.getString("status")).as(run.toString()).isEqualTo("completed");
        return String.join(
                " ",
                String.valueOf(run.getInt("read")),
                String.valueOf(run.getInt("created")),
                String.valueOf(run.getInt("updated")),
                String.valueOf(run.getInt("unchanged")),
                String.valueOf(run.getInt("repeated")),
                String.valueOf(run.getInt("refused")));
    }

    static int total(Answer list) {
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        return list.json().getJsonObject("pagination").getInt("total");
    }

    /** A real file, where it lies beside the checkout. */
    static Optional<Path> real(String name) {
        Path home = Path.of(System.getProperty("quartier.home", ".."))
                .toAbsolutePath()
                .normalize();
        for (Path folder = home.getParent(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data").resolve(name);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
