package io.quartier.kernel.job;

import io.quartier.contract.job.Job;
import io.quartier.kernel.job.Timetables.Round;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Sees to it that every scheduled job has its row for every active organization, at the time that its schedule says
 * today: new organizations come in, closed and suspended ones go, a changed schedule or time zone counts. Several nodes
 * may do so at once.
 */
final class Planner {

    private static final int BATCH = 1_000;

    private final Collection<Job> jobs;
    private final Timetables timetables;
    private final DataSource source;
    private final Clock clock;

    Planner(Collection<Job> jobs, Timetables timetables, DataSource source, Clock clock) {
        this.jobs = jobs;
        this.timetables = timetables;
        this.source = source;
        this.clock = clock;
    }

    /** Puts the rows right, and measures the queue on the way; whether there is more to do at once. */
    boolean plan() throws SQLException {
        boolean more = false;
        try (Connection connection = source.getConnection()) {
            for (Job job : jobs) {
                if (Declared.comesRound(job)) {
                    more |= job.isGlobal() ? planGlobal(connection, job) : planOrganizations(connection, job);
                }
            }
            forget(connection);
            JobMetrics.queues(queues(connection));
        }
        return more;
    }

    private boolean planGlobal(Connection connection, Job job) throws SQLException {
        Round round = timetables.of(job, null, null);
        List<Plan> plans = read(
                connection,
                "select null::uuid, null, t.task_name is not null from (select 1) one"
                        + " left join platform.scheduled_tasks t on t.task_name = ? and t.task_instance = '"
                        + JobRunner.GLOBAL + "'"
                        + " where t.task_name is null or not t.picked and " + planned() + " <> ?",
                job.name(),
                round.schedule());
        return write(connection, job, plans);
    }

    private boolean planOrganizations(Connection connection, Job job) throws SQLException {
        boolean own = job.schedule().zone() == null;
        List<Plan> plans = read(
                connection,
                "select o.id, o.time_zone, t.task_name is not null from platform.organizations o"
                        + " left join platform.scheduled_tasks t on t.task_name = ? and t.task_instance = o.id::text"
                        + " where o.status = 'active' and (t.task_name is null or not t.picked and " + planned()
                        + " not in ('', ?" + (own ? " || ' ' || o.time_zone" : "") + ")) limit " + BATCH,
                job.name(),
                own ? job.schedule().cron() : Timetables.schedule(job, null));
        return write(connection, job, plans);
    }

    /** The schedule by which the time of a row was chosen. */
    private static String planned() {
        return "coalesce(split_part(convert_from(t.task_data, 'UTF8'), '|', 5), '-')";
    }

    private static List<Plan> read(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<Plan> plans = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    plans.add(new Plan(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)));
                }
            }
            return plans;
        }
    }

    private boolean write(Connection connection, Job job, List<Plan> plans) throws SQLException {
        if (plans.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into platform.scheduled_tasks (execution_time, task_data, task_name, task_instance,"
                                + " organization_id, picked, version) values (?, convert_to(?, 'UTF8'), ?, ?, ?, false, 1)"
                                + " on conflict do nothing");
                PreparedStatement update = connection.prepareStatement(
                        "update platform.scheduled_tasks set execution_time = ?, task_data = convert_to(?, 'UTF8'),"
                                + " version = version + 1 where task_name = ? and task_instance = ? and not picked")) {
            for (Plan plan : plans) {
                Round round = timetables.of(job, plan.organization(), plan.zone());
                PreparedStatement statement = plan.isThere() ? update : insert;
                statement.setObject(1, round.next(now).atOffset(ZoneOffset.UTC));
                statement.setString(
                        2,
                        JobData.byTheClock(plan.organization(), round.schedule())
                                .text());
                statement.setString(3, job.name());
                statement.setString(
                        4,
                        plan.organization() == null
                                ? JobRunner.GLOBAL
                                : plan.organization().toString());
                if (!plan.isThere()) {
                    statement.setObject(5, plan.organization());
                }
                statement.addBatch();
            }
            insert.executeBatch();
            update.executeBatch();
        }
        return plans.size() == BATCH;
    }

    /** Rows of organizations that are not active, and of jobs that are switched off. */
    private void forget(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from platform.scheduled_tasks t where not picked and (task_name = any(?) and exists"
                        + " (select from platform.organizations o where o.id = t.organization_id and o.status <> 'active')"
                        + " or task_name = any(?) and split_part(convert_from(task_data, 'UTF8'), '|', 5) <> '')")) {
            statement.setArray(
                    1,
                    names(connection, jobs.stream().filter(Declared::comesRound).toList()));
            statement.setArray(
                    2,
                    names(
                            connection,
                            jobs.stream()
                                    .filter(job -> job.schedule() != null && !Declared.comesRound(job))
                                    .toList()));
            statement.executeUpdate();
        }
        // somebody wanted it early once; now it waits for the clock again
        try (PreparedStatement statement =
                connection.prepareStatement("update platform.scheduled_tasks t set priority = 50, version = version + 1"
                        + " where not picked and priority > 50 and " + planned() + " not in ('', '-')")) {
            statement.executeUpdate();
        }
    }

    private static Array names(Connection connection, List<Job> some) throws SQLException {
        return connection.createArrayOf("text", some.stream().map(Job::name).toArray());
    }

    private Map<String, JobMetrics.Queue> queues(Connection connection) throws SQLException {
        Map<String, JobMetrics.Queue> queues = new HashMap<>();
        jobs.forEach(job -> queues.put(job.name(), new JobMetrics.Queue(0, 0)));
        try (PreparedStatement statement = connection.prepareStatement(
                        "select task_name, count(*), extract(epoch from now() - min(execution_time))"
                                + " from platform.scheduled_tasks where not picked and execution_time <= now() group by 1");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                queues.put(row.getString(1), new JobMetrics.Queue(row.getLong(2), row.getDouble(3)));
            }
        }
        return Map.copyOf(queues);
    }

    /**
     * A row to be written.
     *
     * @param isThere it has to be changed
     */
    private record Plan(UUID organization, String zone, boolean isThere) {}
}
