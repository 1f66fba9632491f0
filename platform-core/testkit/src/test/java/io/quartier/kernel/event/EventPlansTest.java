package io.quartier.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Statement;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.Plan;
import io.quartier.testkit.PluginDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How PostgreSQL carries events when very many wait, as the role that carries them: what is far behind must not be read. */
@Timeout(300)
class EventPlansTest {

    private static final String SUBSCRIBER = "test.reader";
    private static final int ORGANIZATIONS = 50;
    private static final int AGGREGATES = 1_000;
    private static final Pattern ROWS = Pattern.compile("actual rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)");

    private static PluginDatabase database;

    @BeforeAll
    static void make() throws SQLException {
        database = PluginDatabase.own();
        for (int i = 0; i < ORGANIZATIONS; i++) {
            database.createOrganization();
        }
        execute("insert into platform.subscriptions values ('" + SUBSCRIBER + "', 'fact.found', now())");
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("delete from platform.outbox");
        execute("delete from platform.deliveries");
        execute("delete from platform.events");
    }

    @Test
    void aClaimAmongManyAggregates() throws SQLException {
        deliveries(100_000, AGGREGATES);

        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            Plan plan = claim(mode);

            assertThat(mostRows(plan)).as(plan.text()).isLessThanOrEqualTo(1_000);
            // 1,000 are claimed: their rows, their events, and no index that has to hear of it
            assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(17_000);
        }
    }

    @Test
    void aLookWhetherAnythingWaits() throws SQLException {
        deliveries(100_000, AGGREGATES);

        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            Plan plan = plan(
                    mode,
                    "prepare waiting(text[]) as " + numbered(Deliveries.WAITING),
                    "execute waiting(array['test.a', '%s', 'test.z'])".formatted(SUBSCRIBER));

            assertThat(mostRows(plan)).as(plan.text()).isLessThanOrEqualTo(3);
            assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void aClaimOfOneAggregateWithVeryMany() throws SQLException {
        deliveries(20_000, 1);

        Plan plan = claim("auto");

        assertThat(mostRows(plan)).as(plan.text()).isLessThanOrEqualTo(200);
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(700);
    }

    @Test
    void whoeverWaitsBehindVeryManyThatAreHeldUpIsFound() throws SQLException {
        for (int heldUp : List.of(150, 5_000, 12_000)) {
            empty();
            deliveries(heldUp, 1);
            Deliveries deliveries = new Deliveries(source(), java.time.Duration.ofSeconds(30));
            List<Delivery> first = deliveries.claim(SUBSCRIBER);
            assertThat(first).hasSize(20);
            assertThat(deliveries.claim(SUBSCRIBER))
                    .as("while another has the first ones")
                    .isEmpty();
            deliveries(3, 3);

            List<Delivery> behind = deliveries.claim(SUBSCRIBER);

            assertThat(behind).hasSize(3);
            assertThat(behind)
                    .extracting(delivery -> delivery.event().aggregateId())
                    .doesNotContain(first.get(0).event().aggregateId());
        }
    }

    @Test
    void aTurnOfTheSequencer() throws SQLException {
        // those that are delayed were published first
        outbox(50_000, "now() + interval '1 day'");
        outbox(100_000, "'-infinity'");
        outbox(100, "now() - interval '1 second'");
        database.analyze();

        Plan plan;
        try (Connection connection = database.connect(Role.MAINTENANCE)) {
            connection.setAutoCommit(false);
            plan = Plan.of(connection, Statement.of(Sequencer.MOVE));
            connection.rollback();
        }

        assertThat(mostRows(plan)).as(plan.text()).isLessThanOrEqualTo(1_000);
        assertThat(plan.text()).doesNotContain("Seq Scan on outbox");
    }

    /** Ready to be delivered, one of each aggregate after the other. */
    private static void deliveries(int count, int aggregates) throws SQLException {
        execute("""
                with ids as materialized (select array_agg(id) as organizations from platform.organizations),
                aggregates as materialized (
                    select n, organizations[1 + n %% %d] as organization, gen_random_uuid() as aggregate
                    from ids, generate_series(0, %d) n),
                logged as (
                    insert into platform.events (organization_id, id, position, type, version, aggregate_type, aggregate_id,
                                                 payload, at, correlation_id)
                    select a.organization, gen_random_uuid(), nextval('platform.event_positions'), 'fact.found', 1, 'fact',
                           a.aggregate, '{"text": "Reihenhaus mit Garten", "number": 17}', now(), 'test'
                    from generate_series(0, %d) e join aggregates a on a.n = e %% %d order by e
                    returning *)
                insert into platform.deliveries (organization_id, event_id, subscriber, position, aggregate_id, priority, due_at)
                select organization_id, id, '%s', position, aggregate_id, 0, now() from logged order by position
                """.formatted(ORGANIZATIONS, aggregates - 1, count - 1, aggregates, SUBSCRIBER));
        database.analyze();
    }

    private static void outbox(int count, String due) throws SQLException {
        execute("""
                with ids as materialized (select array_agg(id) as organizations from platform.organizations)
                insert into platform.outbox (organization_id, id, number, type, version, aggregate_type, aggregate_id, payload,
                                             at, correlation_id, priority, due_at)
                select organizations[1 + n %% %d], gen_random_uuid(), nextval('platform.event_numbers'), 'fact.found', 1, 'fact',
                       gen_random_uuid(), '{"text": "Reihenhaus mit Garten", "number": 17}', now(), 'test', 0, %s
                from ids, generate_series(1, %d) n order by n
                """.formatted(ORGANIZATIONS, due, count));
    }

    /** Of the first look of a claim. */
    private static Plan claim(String mode) throws SQLException {
        return plan(
                mode,
                "prepare claim(text, text, uuid, bigint) as " + numbered(Deliveries.CLAIMS.get(0)),
                "execute claim('%s', '%s', gen_random_uuid(), 30000)".formatted(SUBSCRIBER, SUBSCRIBER));
    }

    /** Prepared as the driver prepares it. */
    private static Plan plan(String mode, String prepare, String execute) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                java.sql.Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local plan_cache_mode = " + mode);
            statement.execute(prepare);
            Plan plan = Plan.of(connection, Statement.of(execute));
            connection.rollback();
            return plan;
        }
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
    }

    /** How many rows any step of the plan had in its hands. */
    private static long mostRows(Plan plan) {
        return ROWS.matcher(plan.text())
                .results()
                .mapToLong(step -> Long.parseLong(step.group(1)) * Long.parseLong(step.group(2)))
                .max()
                .orElseThrow();
    }

    private static DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, values) -> database.connect(Role.MAINTENANCE));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
