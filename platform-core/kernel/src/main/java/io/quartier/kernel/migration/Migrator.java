package io.quartier.kernel.migration;

import io.quartier.contract.Plugin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Brings the schemas of the core and of every plugin up to date, each with a Flyway history of its own. Several nodes
 * may start at once: Flyway locks.
 */
public final class Migrator {

    /** The table in every schema that holds its history; the application may not touch it. */
    public static final String HISTORY = "schema_history";

    private final DataSource owner;

    /** @param owner connects as quartier_owner */
    public Migrator(DataSource owner) {
        this.owner = owner;
    }

    /**
     * Migrates everything.
     *
     * @return how many scripts each schema has now
     */
    public Map<String, Integer> migrate(List<Plugin> plugins) {
        List<Scripts> all = new ArrayList<>(Scripts.core());
        plugins.stream().map(Scripts::of).filter(s -> !s.names().isEmpty()).forEach(all::add);
        Map<String, Integer> counts = new HashMap<>();
        for (Scripts scripts : all) {
            migrate(scripts);
            counts.put(scripts.schema(), scripts.names().size());
        }
        return counts;
    }

    private void migrate(Scripts scripts) {
        grant(scripts.schema());
        Flyway.configure()
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
                .load()
                .migrate();
        execute(scripts.schema(), List.of("revoke all on " + scripts.schema() + "." + HISTORY + " from quartier_app"));
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
            throw new IllegalStateException(
                    "Schema " + schema + " cannot be prepared (" + e.getMessage()
                            + "): let quartier_owner create schemas, as server-config/postgres/roles.sql does",
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
