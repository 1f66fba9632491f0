package io.quartier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Statement;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void tellsWhatTheQueryTouched(PostgresServer server) throws Exception {
        PluginDatabase database = PluginDatabase.on(server);
        UUID organization = database.createOrganization();
        for (int i = 0; i < 500; i++) {
            database.createOrganization();
        }
        database.analyze();

        Plan byKey = database.plan(
                organization, Statement.of("select name from platform.organizations where id = ?", organization));
        assertThat(byKey.uses("organizations_pkey")).as(byKey.text()).isTrue();
        assertThat(byKey.buffers()).as(byKey.text()).isBetween(1, 6);

        Plan bySight = database.plan(
                organization, Statement.of("select name from platform.organizations where name || '' = ?", "none"));
        assertThat(bySight.uses("organizations_slug_key")).isFalse();
        assertThat(bySight.rowsThrownAway()).as(bySight.text()).isPositive();
    }
}
