package io.quartier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.Plugin;
import io.quartier.kernel.schema.CheckedSchema;
import io.quartier.testkit.isolation.TableIsolation;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every plugin promises about the rows in its tables, tried on each of them in a real database. */
public interface TenantIsolationContract {

    /** The plugin. */
    Plugin plugin();

    /**
     * SQL expressions for columns whose values the contract cannot guess from types and constraints, by
     * {@code table.column}: {@code Map.of("runs.mapping", "'{\"id\": \"key\"}'")}.
     */
    default Map<String, String> sampleValues() {
        return Map.of();
    }

    /** The tables with a row of two organizations each; new ones for every test. */
    private TableIsolation tables(PostgresServer server) throws SQLException {
        Plugin plugin = plugin();
        TableIsolation tables =
                new TableIsolation(PluginDatabase.on(server, plugin), CheckedSchema.of(plugin), sampleValues());
        assertThat(tables.size() > 0 || plugin.migrations().isEmpty())
                .as("schema " + plugin.id() + " has tables with organization_id to try, or no scripts at all")
                .isTrue();
        return tables;
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void noContextSeesAndWritesNothing(PostgresServer server) throws SQLException {
        tables(server).noContextSeesAndWritesNothing();
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void anOrganizationSeesItsOwnRowsOnly(PostgresServer server) throws SQLException {
        tables(server).eachSeesItsOwnRowsOnly();
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void updatesAndDeletesTouchOwnRowsOnly(PostgresServer server) throws SQLException {
        tables(server).writesTouchOwnRowsOnly();
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void rowsCannotBePutIntoAnotherOrganization(PostgresServer server) throws SQLException {
        tables(server).rowsCannotBePutIntoAnotherOrganization();
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void aPooledConnectionCarriesNothingOver(PostgresServer server) throws SQLException {
        tables(server).aPooledConnectionCarriesNothingOver();
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void maintenanceSeesEveryRow(PostgresServer server) throws SQLException {
        tables(server).maintenanceSeesEveryRow();
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void nobodyWalksAroundThePolicies(PostgresServer server) throws SQLException {
        tables(server).nobodyWalksAroundThePolicies();
    }
}
