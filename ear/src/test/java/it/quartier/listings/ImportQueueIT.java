package it.quartier.listings;

import static it.quartier.listings.Feeds.HEADER;
import static it.quartier.listings.Feeds.ROWS;
import static it.quartier.listings.Feeds.counts;
import static it.quartier.listings.Feeds.csv;
import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.api.Form;
import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Files of one agency that come faster than they are imported. */
class ImportQueueIT {

    private final Client agency = Client.ofNewAgency();

    @Test
    void filesAreImportedInTheOrderInWhichTheyCame() {
        StringBuilder large = new StringBuilder(HEADER);
        for (int i = 0; i < 4000; i++) {
            large.append("I-").append(i).append(";Von gestern;900;2;50;Wien;;\n");
        }
        String first = accepted(csv(large.toString()));
        String second = accepted(csv(HEADER + "I-3999;Von heute;900;2;50;Wien;;\nI-0;Von heute;900;2;50;Wien;;\n"));
        assertThat(agency.get(second).data().getString("status"))
                .as("waits for its turn")
                .isEqualTo("queued");

        assertThat(counts(Feeds.finished(agency, second))).isEqualTo("2 0 2 0 0 0");
        assertThat(counts(agency.get(first).data())).isEqualTo("4000 4000 0 0 0 0");
        assertThat(agency.get("/listings?externalId=I-0,I-3999").texts("title")).containsOnly("Von heute");
    }

    @Test
    void failedRunSaysWhyAndDoesNotBlockTheNext() throws SQLException {
        StringBuilder large = new StringBuilder(HEADER);
        for (int i = 0; i < 4000; i++) {
            large.append("I-").append(i).append(";Wohnung;900;2;50;Wien;;\n");
        }
        accepted(csv(large.toString()));
        String damaged = accepted(csv(HEADER + ROWS));
        String next = accepted(csv(HEADER + ROWS));
        String id = damaged.substring(damaged.lastIndexOf('/') + 1);
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            // its file is lost, and it is at its last attempt
            statement.execute("delete from listings.import_chunks where import_id = '" + id + "'");
            statement.execute("update listings.imports set attempts = 4 where id = '" + id + "'");
        }
        assertThat(counts(Feeds.finished(agency, next))).isEqualTo("3 3 0 0 0 0");
        JsonObject failed = agency.get(damaged, "Accept-Language", "de").data();
        assertThat(failed.getString("status")).isEqualTo("failed");
        assertThat(failed.getJsonObject("failure").getString("code")).isEqualTo("IMPORT_FAILED");
        assertThat(failed.getJsonObject("failure").getString("message")).startsWith("Bei uns ist");
        assertThat(failed.getJsonObject("failure").getString("incidentId")).isNotEmpty();
    }

    private String accepted(Form form) {
        Answer accepted = agency.post("/listings/imports", form);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        return "/listings/imports/" + accepted.data().getString("id");
    }
}
