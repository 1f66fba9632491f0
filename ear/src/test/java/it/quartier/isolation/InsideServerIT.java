package it.quartier.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The context follows its caller on every path inside the server, and nothing else does. Ours has one mark at first,
 * theirs has two; a plugin that is deployed for the tests acts inside.
 */
class InsideServerIT {

    private Client ours;
    private Client theirs;

    @BeforeEach
    void prepare() {
        ours = Client.ofNewAgency();
        theirs = Client.ofNewAgency();
        probe(ours, "marks?title=ours");
        probe(theirs, "marks?title=theirs");
        probe(theirs, "marks?title=theirs");
    }

    @Test
    void bothRoadsShowTheCallersRows() {
        assertSees(ours.get("/probe/marks").data(), 1);
        assertSees(theirs.get("/probe/marks").data(), 2);
    }

    @Test
    void aRowForAnotherOrganizationIsNotTaken() throws SQLException {
        JsonObject claimed = probe(ours, "claims?organization=" + id(theirs));

        assertThat(claimed.getString("refusal")).contains("row-level security");
        assertThat(titles(theirs)).containsExactly("theirs", "theirs");
    }

    @Test
    void aTransactionWithinIsOfTheSameCaller() throws SQLException {
        assertSees(probe(ours, "transactions/within"), 1);

        JsonObject undone = probe(ours, "transactions/undone");
        assertThat(undone.getString("refusal")).contains("undo the outer one");
        assertThat(titles(ours)).containsExactlyInAnyOrder("ours", "outer", "inner");
        assertThat(titles(theirs)).containsExactly("theirs", "theirs");
    }

    @Test
    void aTransactionByHandIsTheCallersAsSoonAsAnybodyAsks() throws SQLException {
        JsonObject seen = probe(ours, "transactions/own");

        assertSees(seen, 2);
        assertThat(seen.getString("refusal")).as("by JPA, before it was bound").isEqualTo("before: 0");
        assertThat(titles(ours)).containsExactlyInAnyOrder("ours", "by hand");
    }

    @Test
    void anotherThreadIsTheCallersWhereItWasCarried() throws SQLException {
        assertSees(probe(ours, "threads/carried"), 2);
        assertThat(titles(ours)).containsExactlyInAnyOrder("ours", "from another thread");
    }

    @Test
    void anotherThreadIsNobodysWhereItWasNot() throws SQLException {
        for (int i = 0; i < 20; i++) {
            // the same threads serve both
            probe(theirs, "threads/carried");
            JsonObject seen = probe(ours, "threads/bare");
            assertSees(seen, 0);
            assertThat(seen.getString("refusal")).contains("row-level security");
        }
        assertThat(titles(ours)).containsExactly("ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reads", "jpa", "writes"})
    void theOrganizationDoesNotChangeInsideATransaction(String how) throws SQLException {
        JsonObject seen = probe(ours, "changes/" + how + "?organization=" + id(theirs));

        assertThat(seen.getString("refusal"))
                .startsWith("java.lang.IllegalStateException")
                .contains("transaction");
        assertSees(seen, 1);
        assertThat(titles(theirs)).containsExactly("theirs", "theirs");
    }

    @Test
    void theSystemActsInOneOrganizationAndComesBack() {
        JsonObject seen = probe(ours, "system?organization=" + id(theirs));

        assertSees(seen, 2);
        assertThat(seen.getString("refusal")).isEqualTo("here: 1");
    }

    @Test
    void soItDoesWhereAKeyPutsATransactionAroundTheRequest() throws SQLException {
        JsonObject there = probe(ours, "system?organization=" + id(theirs), "Idempotency-Key", "there");
        assertSees(there, 2);
        assertThat(there.getString("refusal")).isEqualTo("here: 1");
        assertSees(probe(ours, "system?organization=" + id(ours), "Idempotency-Key", "here"), 1);

        for (String how : List.of("reads", "jpa", "writes")) {
            JsonObject changed = probe(ours, "changes/" + how + "?organization=" + id(theirs), "Idempotency-Key", how);
            assertThat(changed.getString("refusal")).contains("transaction");
            assertSees(changed, 1);
        }
        assertThat(titles(theirs)).containsExactly("theirs", "theirs");
    }

    @Test
    void connectionsOfThePoolCarryNothingOver() {
        JsonObject seen = probe(theirs, "connections");

        assertSees(seen, 0);
        assertThat(seen.getString("refusal", "")).as("settings found on them").isEmpty();
    }

    @Test
    void aJobWorksForWhoeverStartedIt() throws SQLException {
        UUID subject = UUID.randomUUID();
        UUID forgotten = UUID.randomUUID();

        probe(ours, "jobs?undo=true&subject=" + forgotten);
        probe(ours, "jobs?subject=" + subject);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(titles(ours)).anyMatch(title -> title.startsWith("job")));
        assertThat(titles(ours)).containsExactlyInAnyOrder("ours", "job " + subject + " saw 1 and 1");
        assertThat(titles(theirs)).containsExactly("theirs", "theirs");
    }

    private static JsonObject probe(Client caller, String what, String... headers) {
        Answer answer = caller.post("/probe/" + what, "", headers);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.data();
    }

    private static void assertSees(JsonObject seen, int rows) {
        assertThat(seen.getInt("byReads")).as("by SQL: " + seen).isEqualTo(rows);
        assertThat(seen.getInt("byJpa")).as("by JPA: " + seen).isEqualTo(rows);
    }

    private static String id(Client client) {
        return client.organization().getString("id");
    }

    /** As the database has them, past everything. */
    private static List<String> titles(Client client) throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement statement = connection.prepareStatement(
                        "select title from probe.marks where organization_id = ?::uuid order by id")) {
            statement.setString(1, id(client));
            List<String> titles = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    titles.add(row.getString(1));
                }
            }
            return titles;
        }
    }
}
