package io.quartier.testkit.isolation;

import static io.quartier.testkit.isolation.Probes.REFUSED;
import static io.quartier.testkit.isolation.Probes.execute;
import static io.quartier.testkit.isolation.Probes.number;
import static io.quartier.testkit.isolation.Probes.stateOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.kernel.migration.Migrator;
import io.quartier.kernel.schema.CheckedSchema;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;

/**
 * Two organizations with a row in every table of a schema, and what each may do with the other's. The tables come from
 * the catalogue, so none can be forgotten. Tables that are declared shared may be read by all; writing is tried on them
 * too where they carry an organization.
 */
public final class TableIsolation {

    private final PluginDatabase database;
    private final List<SampleTable> tables = new ArrayList<>();
    private final List<SampleTable> owned;
    private final SampleRows ours;
    private final SampleRows theirs;

    /**
     * Two new organizations with their rows, in every table of the schema that carries an organization.
     *
     * @param given SQL expressions for columns whose values cannot be guessed, by {@code table.column}
     */
    public TableIsolation(PluginDatabase database, CheckedSchema schema, Map<String, String> given)
            throws SQLException {
        this(database, schema, given, false);
    }

    /** The same without the shared tables, where these hang on people too and are tried elsewhere. */
    static TableIsolation ofOwnedTables(PluginDatabase database, CheckedSchema schema) throws SQLException {
        return new TableIsolation(database, schema, Map.of(), true);
    }

    private TableIsolation(PluginDatabase database, CheckedSchema schema, Map<String, String> given, boolean ownedOnly)
            throws SQLException {
        this.database = database;
        try (Connection connection = database.connect(Role.APP)) {
            SampleTable.of(connection, schema.name(), Migrator.HISTORY).stream()
                    .filter(SampleTable::hasOrganization)
                    .filter(table -> !ownedOnly || isOwned(schema, table))
                    .forEach(tables::add);
        }
        this.owned = tables.stream().filter(table -> isOwned(schema, table)).toList();
        this.ours = new SampleRows(database.createOrganization(), given);
        this.theirs = new SampleRows(database.createOrganization(), given);
        for (SampleTable table : tables) {
            insert(table, ours);
            insert(table, theirs);
        }
    }

    private static boolean isOwned(CheckedSchema schema, SampleTable table) {
        return schema.shared().stream().noneMatch(s -> s.table().equals(table.name()));
    }

    private void insert(SampleTable table, SampleRows rows) throws SQLException {
        if (table.allows("insert")) {
            database.in(rows.organization(), c -> {
                rows.insert(c, table);
                return null;
            });
        } else {
            try (Connection connection = database.connect(Role.MAINTENANCE)) {
                connection.setAutoCommit(false);
                rows.insert(connection, table);
                connection.commit();
            }
        }
    }

    /** How many tables there are to try. */
    public int size() {
        return tables.size();
    }

    /** Without an organization: no row is seen, changed or taken. */
    public void noContextSeesAndWritesNothing() {
        forEach(tables, table -> {
            UUID nobody = null;
            if (owned.contains(table)) {
                assertThat(count(nobody, table, "true")).as("rows seen").isZero();
            }
            assertThat(update(nobody, table)).as("rows updated").isZero();
            assertThat(delete(nobody, table)).as("rows deleted").isZero();
            assertRefused(nobody, table, ours);
        });
        forEach(owned, table -> {
            try (Session untouched = database.session()) {
                assertThat(seenWithoutContext(untouched, table))
                        .as("rows seen where nothing was ever set")
                        .isZero();
            }
        });
    }

    /** Each sees its own rows and not one of the other's. */
    public void eachSeesItsOwnRowsOnly() {
        forEach(owned, table -> {
            assertThat(count(ours.organization(), table, "true"))
                    .as("all rows seen")
                    .isEqualTo(1);
            assertThat(count(ours.organization(), table, isOf(ours)))
                    .as("own rows seen")
                    .isEqualTo(1);
            assertThat(count(ours.organization(), table, isOf(theirs)))
                    .as("others' rows seen")
                    .isZero();
        });
    }

    /** What one organization updates or deletes is its own, whatever it asks for. */
    public void writesTouchOwnRowsOnly() {
        forEach(tables, table -> {
            assertThat(update(ours.organization(), table)).as("rows updated").isLessThanOrEqualTo(1);
            assertThat(delete(ours.organization(), table, isOf(theirs)))
                    .as("others' rows deleted")
                    .isZero();
            assertThat(countAsMaintenance(table, isOf(theirs)))
                    .as("others' rows still there")
                    .isEqualTo(1);
        });
    }

    /** A row cannot be put into another organization, neither new nor moved. */
    public void rowsCannotBePutIntoAnotherOrganization() {
        forEach(tables, table -> {
            assertRefused(ours.organization(), table, theirs);
            if (table.allows("update")) {
                // without a condition: a column that is read would bring the policies for select in
                String move = "update " + table.fullName() + " set organization_id = '" + theirs.organization() + "'";
                assertThat(stateOf(() -> database.in(ours.organization(), c -> execute(c, move))))
                        .as("error when a row is moved")
                        .isEqualTo(REFUSED);
            }
        });
    }

    /** One connection, one organization after another: by commit, by rollback, by savepoint, by prepared statement. */
    public void aPooledConnectionCarriesNothingOver() {
        forEach(owned, table -> {
            try (Session session = database.session()) {
                assertThat(seen(session, ours, ours, table)).isEqualTo(1);
                assertThat(seenWithoutContext(session, table))
                        .as("after commit")
                        .isZero();
                assertThat(seenWhenRolledBack(session, table)).isEqualTo(1);
                assertThat(seenWithoutContext(session, table))
                        .as("after rollback")
                        .isZero();
                assertThat(seen(session, theirs, ours, table))
                        .as("seen by the next")
                        .isZero();
                assertThat(seenAfterSavepoint(session, table))
                        .as("after a savepoint")
                        .isZero();
            }
            try (Session session = database.session()) {
                assertThat(preparedCounts(session, table))
                        .as("one prepared statement, planned once, for nobody, us, them and nobody")
                        .containsExactly(0L, 1L, 1L, 0L);
            }
        });
    }

    /** Backups and what works across organizations see everything. */
    public void maintenanceSeesEveryRow() {
        forEach(tables, table -> {
            assertThat(countAsMaintenance(table, isOf(ours))).isEqualTo(1);
            assertThat(countAsMaintenance(table, isOf(theirs))).isEqualTo(1);
        });
    }

    /** The owner is bound too, and the application can neither leave its role nor switch the policies off. */
    public void nobodyWalksAroundThePolicies() {
        forEach(owned, table -> {
            try (Connection owner = database.connect(Role.OWNER)) {
                assertThat(Probes.count(owner, table, "true"))
                        .as("rows seen by the owner")
                        .isZero();
            }
            assertThat(stateOf(() -> database.in(ours.organization(), c -> execute(c, "truncate " + table.fullName()))))
                    .as("truncate")
                    .isEqualTo(REFUSED);
            assertThat(stateOf(() -> database.in(ours.organization(), c -> {
                        execute(c, "set local row_security = off");
                        return Probes.count(c, table, "true");
                    })))
                    .as("row_security = off")
                    .isEqualTo(REFUSED);
            for (String role : List.of("quartier_owner", "quartier_maintenance", "postgres")) {
                assertThat(stateOf(() -> database.in(ours.organization(), c -> execute(c, "set local role " + role))))
                        .as("set role " + role)
                        .isEqualTo(REFUSED);
            }
        });
    }

    private static long seen(Session session, SampleRows by, SampleRows of, SampleTable table) throws SQLException {
        return session.in(by.organization(), c -> Probes.count(c, table, isOf(of)));
    }

    private static long seenWithoutContext(Session session, SampleTable table) throws SQLException {
        return session.withoutContext(c -> Probes.count(c, table, "true"));
    }

    private long seenWhenRolledBack(Session session, SampleTable table) throws SQLException {
        return session.tryOut(ours.organization(), c -> Probes.count(c, table, "true"));
    }

    private long seenAfterSavepoint(Session session, SampleTable table) throws SQLException {
        return session.withoutContext(c -> {
            var savepoint = c.setSavepoint();
            execute(c, "select set_config('app.organization_id', '" + ours.organization() + "', true)");
            c.rollback(savepoint);
            return Probes.count(c, table, "true");
        });
    }

    private List<Long> preparedCounts(Session session, SampleTable table) throws SQLException {
        return session.withoutContext(c -> {
            execute(c, "prepare counting as select count(*) from " + table.fullName());
            execute(c, "set local plan_cache_mode = force_generic_plan");
            List<Long> counts = new ArrayList<>();
            for (UUID organization : new UUID[] {null, ours.organization(), theirs.organization(), null}) {
                String value = organization == null ? "" : organization.toString();
                execute(c, "select set_config('app.organization_id', '" + value + "', true)");
                counts.add(number(c, "execute counting"));
            }
            return counts;
        });
    }

    private interface Check {
        void on(SampleTable table) throws SQLException;
    }

    private static void forEach(List<SampleTable> some, Check check) {
        SoftAssertions.assertSoftly(softly -> some.forEach(table -> softly.assertThat(table)
                .as(table.fullName())
                .satisfies(t -> {
                    try {
                        check.on(t);
                    } catch (SQLException e) {
                        throw new AssertionError(
                                "PostgreSQL refuses what should simply find no rows: " + e.getMessage(), e);
                    }
                })));
    }

    private void assertRefused(UUID organization, SampleTable table, SampleRows rows) {
        assertThat(stateOf(() -> database.in(organization, c -> {
                    SampleRows.insert(c, table, rows.row(c, table));
                    return null;
                })))
                .as("error when a row of " + rows.organization() + " is inserted by " + organization)
                .isEqualTo(REFUSED);
    }

    private static String isOf(SampleRows rows) {
        return "organization_id = '" + rows.organization() + "'";
    }

    private long count(UUID organization, SampleTable table, String condition) throws SQLException {
        return database.in(organization, c -> Probes.count(c, table, condition));
    }

    private long countAsMaintenance(SampleTable table, String condition) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE)) {
            return Probes.count(connection, table, condition);
        }
    }

    private long update(UUID organization, SampleTable table) throws SQLException {
        return !table.allows("update")
                ? 0
                : database.in(
                        organization,
                        c -> execute(c, "update " + table.fullName() + " set organization_id = organization_id"));
    }

    private long delete(UUID organization, SampleTable table) throws SQLException {
        return delete(organization, table, "true");
    }

    private long delete(UUID organization, SampleTable table, String condition) throws SQLException {
        return !table.allows("delete")
                ? 0
                : database.in(organization, c -> execute(c, "delete from " + table.fullName() + " where " + condition));
    }
}
