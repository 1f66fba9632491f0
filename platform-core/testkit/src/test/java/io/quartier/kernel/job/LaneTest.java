package io.quartier.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quartier.contract.job.Job;
import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.Schedule;
import io.quartier.contract.job.Schedule.Missed;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that share one database: what they run, how often, and what is written down about it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LaneTest {

    private static final Timetables TIMETABLES = new Timetables(Duration.ofMinutes(5), Duration.ofMinutes(5));

    private final PluginDatabase database = PluginDatabase.own();
    private final List<Node> nodes = new ArrayList<>();
    private final List<UUID> worked = new CopyOnWriteArrayList<>();
    private DataSource source;
    private UUID ours;
    private UUID theirs;

    @BeforeEach
    void prepare() throws SQLException {
        source = database.source(Role.MAINTENANCE);
        ours = database.createOrganization();
        theirs = database.createOrganization();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::end);
    }

    @Test
    void everyActiveOrganizationGetsItsRunOnceHoweverManyNodesThereAre() throws Exception {
        UUID suspended = database.createOrganization();
        execute("update platform.organizations set status = 'suspended' where id = '" + suspended + "'");
        Job job = daily("test.daily");
        JobHandler handler = subject -> {
            worked.add(CallContext.current().organization());
            if (ours.equals(CallContext.current().organization())) {
                throw new IllegalStateException("Jana Nováková <jana@quartier.test> has no flat");
            }
        };
        Node first = node("first", handler, job);
        node("second", handler, job);

        assertThat(texts("select organization_id from platform.scheduled_tasks where task_name = 'test.daily'"))
                .containsExactlyInAnyOrder(ours.toString(), theirs.toString());
        makeDue(job, Duration.ZERO);

        await().until(() -> worked.size() == 2);
        assertThat(worked).containsExactlyInAnyOrder(ours, theirs);
        await().untilAsserted(() -> assertThat(runs(job))
                .containsExactlyInAnyOrder(ours + " queued 1 IllegalStateException", theirs + " succeeded 1 null"));
        assertThat(texts("select execution_time > now() + interval '1 hour' from platform.scheduled_tasks"
                        + " where organization_id = '" + theirs + "' and not picked"))
                .containsExactly("t");

        // who comes later is planned later, and who is suspended is not served any more
        UUID newcomer = database.createOrganization();
        execute("update platform.organizations set status = 'suspended' where id = '" + theirs + "'");
        first.plan();
        assertThat(texts("select organization_id from platform.scheduled_tasks where task_name = 'test.daily'"))
                .containsExactlyInAnyOrder(ours.toString(), newcomer.toString());
    }

    @Test
    void whatIsTriedInVainIsGivenUpInTheEndAndShown() throws Exception {
        Job job = daily("test.hopeless").attempts(3);
        node(
                "first",
                subject -> {
                    worked.add(CallContext.current().organization());
                    throw new IllegalArgumentException("secret");
                },
                job);
        execute("delete from platform.scheduled_tasks where organization_id = '" + theirs + "'");

        for (int attempt = 1; attempt <= 3; attempt++) {
            int expected = attempt;
            makeDue(job, Duration.ZERO);
            await().untilAsserted(() -> assertThat(runs(job))
                    .containsExactly(
                            ours + (expected < 3 ? " queued " : " failed ") + expected + " IllegalArgumentException"));
            await().until(() ->
                    texts("select picked from platform.scheduled_tasks").equals(List.of("f")));
        }

        assertThat(worked).hasSize(3);
        assertThat(texts("select execution_time > now() + interval '1 minute' from platform.scheduled_tasks"))
                .as("the next time counts again")
                .containsExactly("t");
    }

    @Test
    void missedTimesAreCaughtUpOnceOrLeftOutAsTheJobSays() throws Exception {
        Job caughtUp = daily("test.once");
        Job leftOut = Job.scheduled(
                "test.skip", Schedule.perOrganization("0 3 * * *").ifMissed(Missed.SKIP), JobHandler.class);
        node("first", subject -> worked.add(CallContext.current().organization()), caughtUp, leftOut);
        execute("delete from platform.scheduled_tasks where organization_id = '" + theirs + "'");

        makeDue(caughtUp, Duration.ofDays(4));
        makeDue(leftOut, Duration.ofMinutes(6));

        await().untilAsserted(() -> assertThat(runs(leftOut)).containsExactly(ours + " skipped 0 null"));
        await().untilAsserted(() -> assertThat(runs(caughtUp)).containsExactly(ours + " succeeded 1 null"));
        assertThat(worked).hasSize(1);
        makeDue(leftOut, Duration.ofMinutes(1));
        await().untilAsserted(() -> assertThat(runs(leftOut))
                .as("a little late is not missed")
                .containsExactlyInAnyOrder(ours + " skipped 0 null", ours + " succeeded 1 null"));
    }

    @Test
    void workForThePlatformAsAWholeIsNobodys() throws Exception {
        Job job = Job.scheduled("test.global", Schedule.global("0 3 * * *"), JobHandler.class);
        node(
                "first",
                subject -> {
                    assertThat(CallContext.current().organization()).isNull();
                    worked.add(UUID.randomUUID());
                },
                job);
        makeDue(job, Duration.ZERO);

        await().until(() -> texts("select status from platform.global_job_runs").equals(List.of("succeeded")));
        assertThat(worked).hasSize(1);
        long seen = database.in(ours, c -> {
            try (PreparedStatement statement = c.prepareStatement("select (select count(*) from"
                            + " platform.global_job_runs) + (select count(*) from platform.scheduled_tasks)");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
        assertThat(seen).isZero();
    }

    @Test
    void theWorkOfADeadNodeIsTakenOverAsTheSameRun() throws Exception {
        Job job = daily("test.takeover");
        Node first = node("first", subject -> worked.add(CallContext.current().organization()), job);
        execute("delete from platform.scheduled_tasks where organization_id = '" + theirs + "'");
        execute("insert into platform.job_runs (organization_id, id, job, instance, status, attempts, node, due_at,"
                + " created_at, started_at) values ('" + ours + "', gen_random_uuid(), 'test.takeover', '" + ours
                + "', 'running', 1, 'a node that is gone', now(), now(), now())");
        execute("update platform.scheduled_tasks set picked = true, picked_by = 'a node that is gone',"
                + " last_heartbeat = now() - interval '1 hour', version = version + 1");
        first.look();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(runs(job)).containsExactly(ours + " succeeded 2 null"));
        assertThat(worked).containsExactly(ours);
    }

    @Test
    void aNodeThatStopsHandsItsWorkBack() throws Exception {
        Job job = daily("test.handover");
        execute("update platform.organizations set status = 'suspended' where id = '" + theirs + "'");
        CountDownLatch begun = new CountDownLatch(1);
        NodeProgress progress = new NodeProgress();
        Node first = node(
                "first",
                progress,
                subject -> {
                    begun.countDown();
                    for (int i = 1; true; i++) {
                        progress.report(i, 1000, "Counting for jana@quartier.test");
                        Thread.sleep(20);
                    }
                },
                job);
        makeDue(job, Duration.ZERO);
        begun.await();
        await().untilAsserted(() -> {
            progress.show(new RunLog(source, "first"));
            assertThat(texts("select step || ' ' || (done > 0) || ' ' || total from platform.job_runs"))
                    .containsExactly("Counting for j***@*** true 1000");
        });

        first.end();

        assertThat(runs(job)).containsExactly(ours + " queued 0 null");
        node("second", subject -> worked.add(CallContext.current().organization()), job);
        await().untilAsserted(() -> assertThat(runs(job)).containsExactly(ours + " succeeded 1 null"));
        assertThat(worked).containsExactly(ours);
    }

    @Test
    void aScheduleThatChangesCountsAtOnce() throws Exception {
        node(
                "first",
                subject -> {},
                Job.scheduled("test.moved", Schedule.perOrganization("0 3 * * *"), JobHandler.class));
        String before = "select distinct extract(hour from execution_time at time zone 'UTC') from"
                + " platform.scheduled_tasks";
        assertThat(texts(before)).containsExactly("3");

        execute("update platform.organizations set time_zone = 'Asia/Tokyo' where id = '" + ours + "'");
        nodes.get(0).plan();
        assertThat(texts(before)).containsExactlyInAnyOrder("3", "18");

        node(
                "second",
                subject -> {},
                Job.scheduled("test.moved", Schedule.perOrganization("0 5 * * *"), JobHandler.class));
        assertThat(texts(before)).containsExactlyInAnyOrder("5", "20");
    }

    private Node node(String name, JobHandler handler, Job... jobs) throws SQLException {
        return node(name, new NodeProgress(), handler, jobs);
    }

    private Node node(String name, NodeProgress progress, JobHandler handler, Job... jobs) throws SQLException {
        Node node = new Node(name, progress, handler, jobs);
        nodes.add(node);
        node.plan();
        node.lane.begin();
        return node;
    }

    private static Job daily(String name) {
        return Job.scheduled(name, Schedule.perOrganization("0 3 * * *"), JobHandler.class);
    }

    private void makeDue(Job job, Duration ago) throws SQLException {
        execute("update platform.scheduled_tasks set version = version + 1, execution_time = now() - interval '"
                + ago.toSeconds() + " seconds' where task_name = '" + job.name() + "' and not picked");
        nodes.forEach(Node::look);
    }

    private List<String> runs(Job job) throws SQLException {
        return texts("select organization_id || ' ' || status || ' ' || attempts || ' ' || coalesce(error, 'null')"
                + " from platform.job_runs where job = '" + job.name() + "'");
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private final class Node {

        private final Lane lane;
        private final Planner planner;
        private final NodeProgress progress;
        private boolean ended;

        Node(String name, NodeProgress progress, JobHandler handler, Job... jobs) {
            this.progress = progress;
            RunLog log = new RunLog(source, name);
            Clock clock = Clock.systemUTC();
            planner = new Planner(List.of(jobs), TIMETABLES, source, clock);
            lane = new Lane(
                    source,
                    name,
                    Arrays.stream(jobs)
                            .map(job -> new JobRunner(job, TIMETABLES, log, progress, type -> handler, clock).task())
                            .toList(),
                    2,
                    Thread::new,
                    Duration.ofMillis(200),
                    Duration.ofSeconds(1));
        }

        void plan() throws SQLException {
            planner.plan();
        }

        void look() {
            if (!ended) {
                lane.look();
            }
        }

        void end() {
            if (!ended) {
                ended = true;
                progress.stop();
                lane.end();
            }
        }
    }
}
