package it.quartier.listings;

import static it.quartier.listings.Feeds.HEADER;
import static it.quartier.listings.Feeds.counts;
import static it.quartier.listings.Feeds.csv;
import static it.quartier.listings.Feeds.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An import outlives what happens to the node that works on it. */
class ImportTakeoverIT {

    private static final int ROWS = 4000;

    /** Longer than a dead node may stay unnoticed. */
    private static final Duration NOTICED = Duration.ofSeconds(60);

    private final Client agency = Client.ofNewAgency();

    @Test
    void anImportWhoseConnectionBreaksGoesOnWhereItWas() throws SQLException {
        UUID run = startedImport();

        breakConnectionOf(run);

        assertFinished(run);
    }

    @Test
    void anImportOfADeadNodeIsTakenOver() throws SQLException {
        UUID run = startedImport();
        breakConnectionOf(run);
        int position = leaveAsADeadNodeDoes(run);
        assertThat(position).isBetween(1, ROWS - 1);

        await("the living node takes it")
                .atMost(NOTICED)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> view(run).data().getInt("read") > position);

        assertFinished(run);
    }

    private UUID startedImport() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < ROWS; i++) {
            file.append("I-").append(i).append(";Wohnung ").append(i).append(";900;2;50;Wien;;\n");
        }
        Answer accepted = agency.post("/listings/imports", csv(file.toString()));
        UUID run = UUID.fromString(accepted.data().getString("id"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> view(run).data().getInt("read") >= 400);
        return run;
    }

    /** Lets the next batch wait for us before it can commit, and ends its connection there: as the death of the node does. */
    private static void breakConnectionOf(UUID run) throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER)) {
            connection.setAutoCommit(false);
            assertThat(count(connection, "select 1 from listings.imports where id = ? for update", run))
                    .isEqualTo(1);
            await("a batch waits")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> count(
                                    connection,
                                    "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity"
                                            + " where usename = 'quartier_app' and pg_backend_pid() ="
                                            + " any(pg_blocking_pids(pid))",
                                    null)
                            == 1);
            connection.rollback();
        }
    }

    /**
     * Makes the row of the background work what a killed node leaves: picked by it, and its last heartbeat long ago. Due
     * only tomorrow, so that nobody picks it up for another reason.
     *
     * @return how many rows of the file are done
     */
    private static int leaveAsADeadNodeDoes(UUID run) throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER);
                PreparedStatement statement = connection.prepareStatement("update platform.scheduled_tasks"
                        + " set picked = true, picked_by = 'a node that is gone', version = version + 1,"
                        + " last_heartbeat = now() - interval '1 hour', execution_time = now() + interval '1 day'"
                        + " where task_name = 'listings.import' and task_instance = ? and not picked"
                        + " and consecutive_failures > 0")) {
            statement.setString(1, run.toString());
            await("the living node lets go of it")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> statement.executeUpdate() == 1);
            return count(connection, "select position from listings.imports where id = ?", run);
        }
    }

    private void assertFinished(UUID run) throws SQLException {
        assertThat(counts(Feeds.finished(agency, "/listings/imports/" + run)))
                .isEqualTo("%1$d %1$d 0 0 0 0".formatted(ROWS));
        assertThat(total(agency.get("/listings"))).isEqualTo(ROWS);
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER)) {
            assertThat(count(
                            connection,
                            "select count(distinct external_id) from listings.listings where organization_id = ?",
                            UUID.fromString(agency.organization().getString("id"))))
                    .isEqualTo(ROWS);
        }
    }

    private Answer view(UUID run) {
        return agency.get("/listings/imports/" + run);
    }

    /** The number in the first row. */
    private static int count(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (id != null) {
                statement.setObject(1, id);
            }
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).as(sql).isTrue();
                return row.getInt(1);
            }
        }
    }
}
