package io.quartier.testkit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quartier.contract.data.SharedTable;
import io.quartier.kernel.schema.CheckedSchema;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The isolation contract goes red on tables that leak, each leak in a schema of its own. */
class TableIsolationTest {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static final String BOUND =
            "organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)";

    private static final String SOUND = """
            create table %1$s.leases (
                organization_id uuid not null references platform.organizations (id),
                id uuid not null,
                status text not null check (status in ('draft', 'signed')),
                country text not null check (country ~ '^[A-Z]{2}$'),
                rooms int not null check (rooms between 3 and 5),
                signed_at timestamptz,
                words text[] not null check (cardinality(words) = 0),
                check ((status = 'signed') = (signed_at is not null)),
                primary key (organization_id, id)
            );
            create table %1$s.deposits (
                organization_id uuid not null,
                lease_id uuid not null,
                id uuid not null,
                primary key (organization_id, id),
                foreign key (organization_id, lease_id) references %1$s.leases (organization_id, id)
            );
            alter table %1$s.leases enable row level security;
            alter table %1$s.leases force row level security;
            create policy organization on %1$s.leases using (%2$s) with check (%2$s);
            create policy maintenance on %1$s.leases to quartier_maintenance using (true) with check (true);
            alter table %1$s.deposits enable row level security;
            alter table %1$s.deposits force row level security;
            create policy organization on %1$s.deposits using (%2$s) with check (%2$s);
            create policy maintenance on %1$s.deposits to quartier_maintenance using (true) with check (true);
            """;

    @FunctionalInterface
    private interface Promise {
        void keep(TableIsolation tables);
    }

    static Stream<Arguments> promises() {
        return Stream.of(
                promise("noContextSeesAndWritesNothing", TableIsolation::noContextSeesAndWritesNothing),
                promise("eachSeesItsOwnRowsOnly", TableIsolation::eachSeesItsOwnRowsOnly),
                promise("writesTouchOwnRowsOnly", TableIsolation::writesTouchOwnRowsOnly),
                promise(
                        "rowsCannotBePutIntoAnotherOrganization",
                        TableIsolation::rowsCannotBePutIntoAnotherOrganization),
                promise("aPooledConnectionCarriesNothingOver", TableIsolation::aPooledConnectionCarriesNothingOver),
                promise("maintenanceSeesEveryRow", TableIsolation::maintenanceSeesEveryRow),
                promise("nobodyWalksAroundThePolicies", TableIsolation::nobodyWalksAroundThePolicies));
    }

    private static Arguments promise(String name, Promise promise) {
        return arguments(name, promise);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("promises")
    void aSoundSchemaKeepsThePromise(String name, Promise promise) throws SQLException {
        TableIsolation tables = tables("select 1", List.of());
        assertThat(tables.size()).isEqualTo(2);
        assertThatCode(() -> promise.keep(tables)).as(name).doesNotThrowAnyException();
    }

    static Stream<Arguments> leaks() {
        return Stream.of(
                leak("alter table %s.leases disable row level security", TableIsolation::eachSeesItsOwnRowsOnly),
                leak("alter table %s.leases no force row level security", TableIsolation::nobodyWalksAroundThePolicies),
                leak(
                        "create policy wide on %s.deposits for select using (true)",
                        TableIsolation::eachSeesItsOwnRowsOnly),
                leak(
                        "create policy wide on %s.deposits for select using (true)",
                        TableIsolation::noContextSeesAndWritesNothing),
                leak(
                        "create policy wide on %s.deposits for select using (true)",
                        TableIsolation::aPooledConnectionCarriesNothingOver),
                leak(
                        "create policy wide on %s.deposits using (true) with check (" + BOUND + ")",
                        TableIsolation::writesTouchOwnRowsOnly),
                leak(
                        "create policy wide on %s.leases for insert with check (true)",
                        TableIsolation::rowsCannotBePutIntoAnotherOrganization),
                leak(
                        "create policy wide on %s.leases for update using (" + BOUND + ") with check (true)",
                        TableIsolation::rowsCannotBePutIntoAnotherOrganization),
                leak("drop policy maintenance on %s.leases", TableIsolation::maintenanceSeesEveryRow),
                leak("grant truncate on %s.leases to quartier_app", TableIsolation::nobodyWalksAroundThePolicies));
    }

    private static Arguments leak(String sql, Promise promise) {
        return arguments(sql, promise);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void aLeakBreaksThePromise(String leak, Promise promise) throws SQLException {
        TableIsolation tables = tables(leak, List.of());
        assertThatThrownBy(() -> promise.keep(tables)).as(leak).isInstanceOf(AssertionError.class);
    }

    @Test
    void aSharedTableIsReadByAllAndWrittenByItsOrganization() throws SQLException {
        List<SharedTable> shared = List.of(new SharedTable("deposits", "the public reads them"));
        String everybody = "create policy everybody on %s.deposits for select using (true)";
        TableIsolation tables = tables(everybody, shared);
        tables.noContextSeesAndWritesNothing();
        tables.writesTouchOwnRowsOnly();
        tables.rowsCannotBePutIntoAnotherOrganization();

        TableIsolation written =
                tables(everybody + "; create policy wide on %1$s.deposits for delete using (true)", shared);
        assertThatThrownBy(written::writesTouchOwnRowsOnly).isInstanceOf(AssertionError.class);
    }

    @Test
    void saysWhatToGiveWhereNoRowCanBeGuessed() {
        String riddle = "alter table %s.leases add secret text not null check (md5(secret) = 'none')";
        assertThatThrownBy(() -> tables(riddle, List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sampleValues()")
                .hasMessageContaining(".leases");
    }

    private static TableIsolation tables(String change, List<SharedTable> shared) throws SQLException {
        PluginDatabase database = PluginDatabase.of();
        String schema = "leasing" + SCHEMAS.incrementAndGet();
        try (Connection owner = database.connect(Role.OWNER);
                Statement statement = owner.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("grant usage on schema " + schema + " to quartier_app, quartier_maintenance");
            statement.execute("alter default privileges in schema " + schema
                    + " grant select, insert, update, delete on tables to quartier_app, quartier_maintenance");
            statement.execute(SOUND.formatted(schema, BOUND));
            statement.execute(change.formatted(schema));
        }
        return new TableIsolation(database, new CheckedSchema(schema, shared, List.of(), List.of()), Map.of());
    }
}
