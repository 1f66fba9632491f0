package io.quartier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.Plugin;
import io.quartier.kernel.schema.CheckedSchema;
import io.quartier.kernel.schema.SchemaCheck;
import io.quartier.launcher.postgres.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every plugin promises about its scripts and the tables that they make. */
public interface SchemaContract {

    /** The plugin. */
    Plugin plugin();

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void theDatabasesCatalogueShowsNoWayAroundIsolation(PostgresServer server) throws SQLException {
        try (Connection connection = PluginDatabase.on(server, plugin()).connect(Role.OWNER)) {
            assertThat(SchemaCheck.of(List.of(plugin())).findings(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    default void scriptsMakeNothingOutsideOfThePluginsSchema(PostgresServer server) throws SQLException {
        Plugin plugin = plugin();
        assertThat(Relations.outside(
                        PluginDatabase.on(server, plugin),
                        CheckedSchema.of(plugin).name()))
                .as("relations and functions beside those of the platform")
                .isEmpty();
    }

    @Test
    default void everyScriptIsListedAndEveryListedScriptIsThere() {
        Plugin plugin = plugin();
        assertThat(plugin.migrations())
                .as("migrations() of plugin " + plugin.id() + " against the files in db/" + plugin.id())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(PluginFiles.of(plugin).in("db/" + plugin.id()));
    }

    @Test
    default void scriptsAreNamedByWhatTheyDo() {
        assertThat(plugin().migrations())
                .allSatisfy(name -> assertThat(name).matches("V\\d+(_\\d+)*__[a-z][a-z0-9_]*\\.sql"));
    }
}
