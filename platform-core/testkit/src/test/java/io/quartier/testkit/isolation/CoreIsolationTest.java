package io.quartier.testkit.isolation;

import static io.quartier.testkit.isolation.Probes.REFUSED;
import static io.quartier.testkit.isolation.Probes.execute;
import static io.quartier.testkit.isolation.Probes.number;
import static io.quartier.testkit.isolation.Probes.stateOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Ids;
import io.quartier.kernel.schema.CheckedSchema;
import io.quartier.kernel.schema.CoreTables;
import io.quartier.kernel.schema.SchemaCheck;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The core's own tables hang on a person or an organization. Jana belongs to ours, Petra to theirs, Karol to both. A new
 * shared table makes these tests fail until it has a line in each.
 */
class CoreIsolationTest {

    /** Shared, and nobody's: the application may not write them, and there is nothing of anybody in them. */
    private static final Set<String> NOBODYS =
            Set.of("platform.event_numbers", "platform.event_positions", "platform.subscriptions");

    private PluginDatabase database;
    private UUID ours;
    private UUID theirs;
    private UUID jana;
    private UUID petra;
    private UUID karol;

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void theCatalogueShowsNoWayAroundIsolation(PostgresServer server) throws SQLException {
        try (Connection connection = PluginDatabase.on(server).connect(Role.OWNER)) {
            assertThat(SchemaCheck.of(List.of()).findings(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void everybodySeesWhatIsTheirs(PostgresServer server) throws SQLException {
        prepare(server);
        assertThat(rowsSeenBy(null, null)).containsExactlyInAnyOrderEntriesOf(rows(0, 0, 0, 0, 0, 0, 0));
        assertThat(rowsSeenBy(ours, jana)).containsExactlyInAnyOrderEntriesOf(rows(1, 2, 1, 1, 1, 1, 1));
        assertThat(rowsSeenBy(theirs, petra)).containsExactlyInAnyOrderEntriesOf(rows(1, 2, 1, 1, 1, 1, 1));
        // he sees both organizations, his own membership in the other, and nothing else of it
        assertThat(rowsSeenBy(ours, karol)).containsExactlyInAnyOrderEntriesOf(rows(1, 3, 2, 1, 1, 1, 0));
        // as the system, in an organization without a person
        assertThat(rowsSeenBy(ours, null)).containsExactlyInAnyOrderEntriesOf(rows(0, 2, 1, 0, 1, 1, 0));
        // somebody signed in who has not chosen an organization
        assertThat(rowsSeenBy(null, jana)).containsExactlyInAnyOrderEntriesOf(rows(1, 1, 1, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void updatesTouchWhatIsTheirs(PostgresServer server) throws SQLException {
        prepare(server);
        assertThat(rowsUpdatedBy(null, null)).containsExactlyInAnyOrderEntriesOf(rows(0, 0, 0, 0, 0, 0, 0));
        assertThat(rowsUpdatedBy(ours, jana)).containsExactlyInAnyOrderEntriesOf(rows(1, 2, 1, 1, 1, 1, 1));
        assertThat(rowsUpdatedBy(ours, karol)).containsExactlyInAnyOrderEntriesOf(rows(1, 2, 1, 1, 1, 1, 0));
        assertThat(rowsUpdatedBy(null, karol)).containsExactlyInAnyOrderEntriesOf(rows(1, 0, 0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void nobodyWritesForOthers(PostgresServer server) throws SQLException {
        prepare(server);
        Map<String, String> foreign = new TreeMap<>();
        foreign.put("platform.organizations", organization(Ids.next()));
        foreign.put("platform.memberships", membership(theirs, jana));
        foreign.put("identity.users", user(Ids.next()));
        foreign.put("identity.refresh_tokens", token(theirs, petra));
        foreign.put("platform.scheduled_tasks", task(theirs));
        foreign.put(
                "platform.global_job_runs",
                "insert into platform.global_job_runs (id, job, instance, status, due_at, created_at) values ('"
                        + Ids.next() + "', 'probe', 'platform', 'queued', now(), now())");
        foreign.put("platform.messages", message(theirs));
        foreign.put("platform.notifications", notification(theirs, petra));
        assertThat(foreign.keySet()).containsExactlyInAnyOrderElementsOf(tables());
        foreign.forEach((table, insert) -> {
            assertThat(stateOf(() -> database.in(ours, jana, c -> execute(c, insert))))
                    .as(table + " by a member of another organization")
                    .isEqualTo(REFUSED);
            assertThat(stateOf(() -> database.in(null, null, c -> execute(c, insert))))
                    .as(table + " by nobody")
                    .isEqualTo(REFUSED);
        });
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void workThatNobodyAskedForCannotBeScheduled(PostgresServer server) throws SQLException {
        prepare(server);
        String task = "insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " values ('probe', '" + Ids.next() + "', now(), false, 1)";
        assertThat(stateOf(() -> database.in(null, null, c -> execute(c, task))))
                .isIn("23502", REFUSED);
        long scheduled = database.in(ours, c -> execute(c, task));
        assertThat(scheduled).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void theLogIsWrittenByTheSequencerAlone(PostgresServer server) throws SQLException {
        prepare(server);
        for (String sql : List.of(
                "insert into platform.subscriptions (subscriber, type, seen_at) values ('mine', 'listing.published', now())",
                "delete from platform.subscriptions",
                "update platform.events set type = 'forged.event'",
                "delete from platform.events",
                "select setval('platform.event_positions', 1)")) {
            assertThat(stateOf(() -> database.in(ours, jana, c -> execute(c, sql))))
                    .as(sql)
                    .isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void organizationsAreNotDeleted(PostgresServer server) throws SQLException {
        prepare(server);
        assertThat(stateOf(() -> database.in(ours, jana, c -> execute(c, "delete from platform.organizations"))))
                .isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @EnumSource(PostgresServer.class)
    void tablesOfAnOrganizationAloneKeepWhatPluginsPromise(PostgresServer server) throws SQLException {
        int tried = 0;
        for (CheckedSchema schema : CoreTables.schemas()) {
            TableIsolation tables = TableIsolation.ofOwnedTables(PluginDatabase.on(server), schema);
            tables.noContextSeesAndWritesNothing();
            tables.eachSeesItsOwnRowsOnly();
            tables.writesTouchOwnRowsOnly();
            tables.rowsCannotBePutIntoAnotherOrganization();
            tables.aPooledConnectionCarriesNothingOver();
            tables.maintenanceSeesEveryRow();
            tables.nobodyWalksAroundThePolicies();
            tried += tables.size();
        }
        assertThat(tried).as("tables tried").isPositive();
    }

    private void prepare(PostgresServer server) throws SQLException {
        database = PluginDatabase.on(server);
        ours = database.createOrganization();
        theirs = database.createOrganization();
        jana = database.createUser();
        petra = database.createUser();
        karol = database.createUser();
        try (Connection connection = database.connect(Role.MAINTENANCE)) {
            execute(connection, membership(ours, jana));
            execute(connection, membership(theirs, petra));
            execute(connection, membership(ours, karol));
            execute(connection, membership(theirs, karol));
            execute(connection, token(ours, jana));
            execute(connection, token(theirs, petra));
            execute(connection, token(theirs, karol));
            execute(connection, task(ours));
            execute(connection, task(theirs));
            execute(
                    connection,
                    "insert into platform.global_job_runs (id, job, instance, status, due_at, created_at) values ('"
                            + Ids.next() + "', 'probe', 'platform', 'succeeded', now(), now())");
            execute(connection, message(ours));
            execute(connection, message(theirs));
            execute(connection, notification(ours, jana));
            execute(connection, notification(theirs, petra));
            execute(connection, notification(theirs, karol));
        }
    }

    private static Map<String, Long> rows(
            long users,
            long memberships,
            long organizations,
            long tokens,
            long tasks,
            long messages,
            long notifications) {
        return Map.of(
                "identity.users", users,
                "platform.memberships", memberships,
                "platform.organizations", organizations,
                "identity.refresh_tokens", tokens,
                "platform.scheduled_tasks", tasks,
                "platform.messages", messages,
                "platform.notifications", notifications,
                // work for the platform as a whole is nobody's
                "platform.global_job_runs", 0L);
    }

    private Map<String, Long> rowsSeenBy(UUID organization, UUID user) throws SQLException {
        Map<String, Long> seen = new TreeMap<>();
        for (String table : tables()) {
            seen.put(table, database.in(organization, user, c -> number(c, "select count(*) from " + table)));
        }
        return seen;
    }

    private Map<String, Long> rowsUpdatedBy(UUID organization, UUID user) throws SQLException {
        Map<String, Long> updated = new TreeMap<>();
        for (String table : tables()) {
            String column = table.endsWith("tasks") ? "version" : "created_at";
            updated.put(
                    table,
                    database.in(
                            organization,
                            user,
                            c -> execute(c, "update " + table + " set " + column + " = " + column)));
        }
        return updated;
    }

    /** The shared ones: those of an organization alone are tried like a plugin's. */
    private static List<String> tables() {
        return CoreTables.schemas().stream()
                .flatMap(schema -> schema.shared().stream().map(table -> schema.name() + "." + table.table()))
                .filter(table -> !NOBODYS.contains(table))
                .toList();
    }

    private static String organization(UUID id) {
        return ("insert into platform.organizations (id, slug, name, created_at, updated_at)"
                        + " values ('%1$s', '%1$s', 'Agency', now(), now())")
                .formatted(id);
    }

    private static String user(UUID id) {
        return ("insert into identity.users (id, email, password_hash, first_name, last_name, created_at, updated_at)"
                        + " values ('%1$s', '%1$s@quartier.test', 'none', 'Jana', 'Nováková', now(), now())")
                .formatted(id);
    }

    private static String membership(UUID organization, UUID user) {
        return "insert into platform.memberships (organization_id, user_id, role, created_at) values ('%s', '%s', 'owner', now())"
                .formatted(organization, user);
    }

    private static String token(UUID organization, UUID user) {
        return ("insert into identity.refresh_tokens (id, family_id, user_id, organization_id, digest, created_at, expires_at, session_started_at)"
                        + " values ('%1$s', '%1$s', '%2$s', '%3$s', decode(replace('%1$s', '-', ''), 'hex'), now(), now(), now())")
                .formatted(Ids.next(), user, organization);
    }

    private static String task(UUID organization) {
        return ("insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version, organization_id)"
                        + " values ('probe', '%s', now(), false, 1, '%s')")
                .formatted(Ids.next(), organization);
    }

    private static String message(UUID organization) {
        return ("insert into platform.messages (organization_id, id, type, category, channel, urgency, recipient, language, dedup_key,"
                        + " state, due_at, created_at, updated_at) values ('%s', '%2$s', 'probe.sent', 'probes', 'email', 'low',"
                        + " 'eva@quartier.test', 'en', '%2$s', 'sent', now(), now(), now())")
                .formatted(organization, Ids.next());
    }

    private static String notification(UUID organization, UUID user) {
        return ("insert into platform.notifications (organization_id, id, user_id, type, category, urgency, title, body, created_at)"
                        + " values ('%s', '%s', '%s', 'probe.sent', 'probes', 'low', 'Probe', 'Probe', now())")
                .formatted(organization, Ids.next(), user);
    }
}
