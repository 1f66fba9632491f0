package io.quartier.testkit.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quartier.contract.Plugin;
import io.quartier.kernel.migration.Migrator;
import io.quartier.kernel.plugin.StartRefused;
import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

class MigratorTest {

    private static final int NODES = 6;

    // what it reports of each script is of no interest here
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    @BeforeAll
    static void hushFlyway() {
        FLYWAY.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void nodesThatStartTogetherMigrateAnEmptyDatabase(PostgresServer server) throws Exception {
        // the collision is a matter of luck, so it gets two chances
        for (int round = 0; round < 2; round++) {
            Database database = server.running().createDatabase("migrate_together_" + round);
            List<Map<String, Integer>> outcomes = together(database);

            assertThat(outcomes).hasSize(NODES).allMatch(outcomes.get(0)::equals);
            assertThat(outcomes.get(0).get("platform")).isPositive();
            assertThat(count(
                            database,
                            "select count(*) from platform.schema_history where success and version is not null"))
                    .isEqualTo(outcomes.get(0).get("platform"));
            assertThat(count(database, "select count(*) from pg_locks where locktype = 'advisory'"))
                    .as("locks that stay behind")
                    .isZero();
        }
    }

    private static List<Map<String, Integer>> together(Database database) throws Exception {
        CyclicBarrier start = new CyclicBarrier(NODES);
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Future<Map<String, Integer>>> running = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                running.add(nodes.submit(() -> {
                    Migrator migrator = migrator(database);
                    start.await();
                    return migrator.migrate(List.of());
                }));
            }
            List<Map<String, Integer>> outcomes = new ArrayList<>();
            for (Future<Map<String, Integer>> node : running) {
                outcomes.add(node.get());
            }
            return outcomes;
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void aStartWithNothingNewWaitsForNobody() throws Exception {
        Database database = PostgresServer.EMBEDDED.running().createDatabase("migrate_again");
        Map<String, Integer> first = migrator(database).migrate(List.of());
        try (Connection other = database.connect(Role.OWNER);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // a node that migrates meanwhile holds the history
            statement.execute("lock table platform.schema_history in access exclusive mode");

            assertThat(assertTimeoutPreemptively(
                            Duration.ofSeconds(20), () -> migrator(database).migrate(List.of())))
                    .isEqualTo(first);
            other.rollback();
        }
    }

    @Test
    void aScriptThatChangedIsNoticed() throws Exception {
        Database database = PostgresServer.EMBEDDED.running().createDatabase("migrate_changed");
        migrator(database).migrate(List.of());
        execute(database, "update platform.schema_history set checksum = checksum + 1 where version = '1'");
        execute(database, "comment on table platform.schema_history is 'scripts of another release'");

        StartRefused refusal = catchThrowableOfType(
                StartRefused.class, () -> migrator(database).migrate(List.of()));

        assertThat(refusal.reasons())
                .singleElement()
                .asString()
                .startsWith("Schema platform cannot be migrated (")
                .contains("scripts that have run are never changed");
    }

    private static void execute(Database database, String sql) throws Exception {
        try (Connection connection = database.connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aScriptThatFailsIsNamedAndLeavesNothing() throws Exception {
        Database database = PostgresServer.EMBEDDED.running().createDatabase("migrate_broken");

        StartRefused refusal = catchThrowableOfType(
                StartRefused.class, () -> migrator(database).migrate(List.of(new Broken("V1__halves.sql"))));

        assertThat(refusal.reasons())
                .singleElement()
                .asString()
                .startsWith("Schema broken cannot be migrated (")
                .contains("V1__halves.sql", "broken.nowhere", "start again");
        assertThat(count(database, "select count(*) from pg_class where relname = 'whole'"))
                .isZero();
        assertThat(count(database, "select count(*) from pg_locks where locktype = 'advisory'"))
                .isZero();
    }

    private record Broken(String script) implements Plugin {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public int contract() {
            return CONTRACT;
        }

        @Override
        public List<String> migrations() {
            return List.of(script);
        }
    }

    private static Migrator migrator(Database database) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(database.url());
        owner.setUser(database.user(Role.OWNER));
        owner.setPassword(database.password(Role.OWNER));
        return new Migrator(owner);
    }

    private static int count(Database database, String sql) throws Exception {
        try (Connection connection = database.connect(Role.SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
