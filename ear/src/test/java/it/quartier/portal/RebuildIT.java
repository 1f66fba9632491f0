package it.quartier.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.event.Relayed;
import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The portal finds out what agencies publish although nobody told it. */
class RebuildIT {

    private final Client agency = Client.ofNewAgency();
    private final Client nobody = Client.nobody();

    @Test
    void portalThatMissedEverythingIsPutRight() throws SQLException {
        String missed = publish("Missed");
        String outdated = publish("Outdated");
        String gone = publish("Gone");
        UUID organization = UUID.fromString(agency.organization().getString("id"));
        missEvents("delete from portal.published_listings where id = ?::uuid", missed);
        missEvents("delete from portal.listing_versions where id = ?::uuid", missed);
        missEvents("update portal.published_listings set title = 'Wrong' where id = ?::uuid", outdated);
        missEvents("update listings.listings set status = 'paused', version = version + 1 where id = ?::uuid", gone);
        missEvents(
                "update portal.agencies set name = 'Wrong' where organization_id = ?::uuid", organization.toString());

        JsonObject done = rebuild();

        assertThat(done.getInt("shown")).isEqualTo(2);
        assertThat(done.getInt("removed")).isEqualTo(1);
        Answer list = nobody.get("/portal/listings?sort=publishedAt&agency=" + agency.slug());
        assertThat(list.texts("title")).containsExactly("Missed", "Outdated");
        assertThat(list.items().get(0).getJsonObject("agency").getString("name"))
                .isEqualTo(agency.organization().getString("name"));
        assertThat(nobody.get("/portal/listings/" + gone).status()).isEqualTo(404);
    }

    @Test
    void newNameOfAnAgencyShows() {
        String id = publish("Flat");

        String seen = agency.get("/organization").header("ETag");
        Answer renamed = agency.patch("/organization", "{\"name\": \"Novák Reality\"}", "If-Match", seen);
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        Relayed.everything();

        assertThat(nobody.get("/portal/listings/" + id)
                        .data()
                        .getJsonObject("agency")
                        .getString("name"))
                .isEqualTo("Novák Reality");
    }

    @Test
    void rebuildIsNotForEverybody() {
        assertThat(nobody.post("/portal/rebuild", "").status()).isEqualTo(401);
    }

    private JsonObject rebuild() {
        Answer started = agency.post("/portal/rebuild", "");
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String place = started.header("Location");
        assertThat(place).endsWith("/portal/rebuild/" + started.data().getString("id"));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> agency.get(place.substring("/api/v1".length())).data(),
                        rebuild -> rebuild.getString("status").equals("completed"));
    }

    private String publish(String title) {
        Answer created = agency.post("/listings", """
                {"type": "apartment", "transaction": "sale", "title": "%s", "price": {"amount": "249000", "currency": "EUR"},
                 "address": {"city": "Bratislava", "country": "SK"}}""".formatted(title));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        String id = created.data().getString("id");
        assertThat(agency.post("/listings/" + id + "/publish", "").status()).isEqualTo(200);
        Relayed.everything();
        return id;
    }

    /** Makes the portal wrong behind its back. */
    private static void missEvents(String sql, String id) throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
