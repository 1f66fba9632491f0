package io.quartier.kernel.migration;

import io.quartier.contract.Plugin;
import io.quartier.kernel.plugin.StartRefused;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Brings the schemas of the core and of every plugin up to date, each with a Flyway history of its own. Of several nodes
 * that start at once one works, and the others wait for it.
 */
public final class Migrator {

    /** The table in every schema that holds its history; the application may not touch it. */
    public static final String HISTORY = "schema_history";

    private static final Logger LOG = System.getLogger(Migrator.class.getName());

    /** Names the lock among all advisory locks of the database. */
    private static final long LOCK = 0x51554152544945L;

    private static final Duration PULSE = Duration.ofMillis(300);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final DataSource owner;

    /** @param owner connects as quartier_owner */
    public Migrator(DataSource owner) {
        this.owner = owner;
    }

    /**
     * Migrates everything.
     *
     * @return how many scripts each schema has now
     * @throws StartRefused where a schema cannot be brought up to date
     */
    public Map<String, Integer> migrate(List<Plugin> plugins) {
        List<Scripts> all = new ArrayList<>(Scripts.core());
        plugins.stream().map(Scripts::of).filter(s -> !s.names().isEmpty()).forEach(all::add);
        try (Connection lock = owner.getConnection()) {
            if (!all.stream().allMatch(Fingerprints.read(lock)::match)) {
                lock.setAutoCommit(false);
                try {
                    takeTurn(lock);
                    all.forEach(this::migrate);
                } finally {
                    lock.rollback();
                    lock.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    List.of(
                            "The connection that keeps other nodes from migrating at the same time was lost (%s): look at the database, then start again."
                                    .formatted(e.getMessage())),
                    e);
        }
        return all.stream()
                .collect(Collectors.toMap(
                        Scripts::schema, scripts -> scripts.names().size()));
    }

    /**
     * Returns when this node alone may migrate. The lock ends with its transaction, so that it works behind pools that hand
     * out connections per transaction, and asks again and again, so that no limit on a statement's time cuts it.
     */
    private static void takeTurn(Connection lock) throws SQLException {
        long nextSign = System.nanoTime();
        try (java.sql.Statement statement = lock.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            while (!isTaken(statement)) {
                if (System.nanoTime() >= nextSign) {
                    LOG.log(Level.INFO, "Another node migrates the database; this one waits");
                    nextSign = System.nanoTime() + SIGN_OF_LIFE.toNanos();
                }
                Thread.sleep(PULSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused(List.of("The start was interrupted."), e);
        }
    }

    private static boolean isTaken(java.sql.Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void migrate(Scripts scripts) {
        grant(scripts.schema());
        Flyway flyway = Flyway.configure()
                .dataSource(owner)
                .defaultSchema(scripts.schema())
                .schemas(scripts.schema())
                .createSchemas(false)
                .table(HISTORY)
                .baselineOnMigrate(false)
                .callbackLocations(new String[0])
                .validateMigrationNaming(true)
                .resourceProvider(new Listed(scripts))
                .javaMigrationClassProvider(List::of)
                .load();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw refused(
                    scripts,
                    e,
                    "start the release that belongs to this database; scripts that have run are never changed, new ones are added");
        } catch (FlywayException e) {
            throw refused(
                    scripts, e, "nothing of the script that failed was kept, so remove the cause and start again");
        }
        execute(
                scripts.schema(),
                List.of(
                        "revoke all on " + scripts.schema() + "." + HISTORY + " from quartier_app",
                        Fingerprints.note(scripts)));
    }

    private static StartRefused refused(Scripts scripts, FlywayException e, String remedy) {
        return new StartRefused(
                List.of("Schema %s cannot be migrated (%s): %s."
                        .formatted(scripts.schema(), e.getMessage().strip().replaceAll("\\s+", " "), remedy)),
                e);
    }

    /** The schema, and what the two other roles may do with whatever the scripts make in it; scripts may take it back. */
    private void grant(String schema) {
        List<String> statements = List.of(
                "create schema if not exists " + schema,
                "grant usage on schema " + schema + " to quartier_app, quartier_maintenance",
                "alter default privileges revoke execute on functions from public",
                "alter default privileges in schema " + schema
                        + " grant select, insert, update, delete on tables to quartier_app, quartier_maintenance",
                "alter default privileges in schema " + schema
                        + " grant usage on sequences to quartier_app, quartier_maintenance");
        execute(schema, statements);
    }

    private void execute(String schema, List<String> statements) {
        try (Connection connection = owner.getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    List.of(
                            "Schema %s cannot be prepared (%s): let quartier_owner create schemas, as server-config/postgres/roles.sql does."
                                    .formatted(schema, e.getMessage())),
                    e);
        }
    }

    /** Just the scripts that are listed. */
    private record Listed(Scripts scripts) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return scripts.names().contains(name) ? new Script(scripts, name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.names().stream()
                    .filter(n -> n.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(n::endsWith))
                    .<LoadableResource>map(n -> new Script(scripts, n))
                    .toList();
        }
    }
}
