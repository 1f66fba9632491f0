package io.quartier.kernel.job;

import io.quartier.contract.data.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Writes down what becomes of runs. As quartier_maintenance, like the scheduler whose work it describes: one statement
 * each, in no transaction of anybody's.
 */
final class RunLog {

    private static final String OWN = "platform.job_runs";
    private static final String GLOBAL = "platform.global_job_runs";

    private final DataSource source;
    private final String node;

    RunLog(DataSource source, String node) {
        this.source = source;
        this.node = node;
    }

    /** What failed: its kind, and where the log tells the rest. */
    record Failure(String kind, UUID incident) {}

    /** A node takes the run up: the one that waits or that a dead node left behind, or a new one. */
    Running begin(Occasion occasion) throws SQLException {
        String sql = occasion.organization() == null ? """
                insert into platform.global_job_runs (id, job, instance, status, attempts, node, due_at, created_at, started_at)
                values (?, ?, ?, 'running', 1, ?, ?, now(), now())
                on conflict (job, instance) where status in ('queued', 'running')
                do update set status = 'running', attempts = global_job_runs.attempts + 1, node = excluded.node,
                    started_at = coalesce(global_job_runs.started_at, now()), next_attempt_at = null,
                    version = global_job_runs.version + 1
                returning id, attempts""" : """
                insert into platform.job_runs (id, job, instance, status, attempts, node, due_at, created_at, started_at,
                    organization_id, subject, requested_by)
                values (?, ?, ?, 'running', 1, ?, ?, now(), now(), ?, ?, ?)
                on conflict (organization_id, job, instance) where status in ('queued', 'running')
                do update set status = 'running', attempts = job_runs.attempts + 1, node = excluded.node,
                    started_at = coalesce(job_runs.started_at, now()), next_attempt_at = null,
                    version = job_runs.version + 1
                returning id, attempts""";
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 4, occasion);
            statement.setString(4, node);
            statement.setObject(5, occasion.due().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Running(occasion.organization(), row.getObject(1, UUID.class), row.getInt(2));
            }
        }
    }

    /** A time that was missed. */
    void skipped(Occasion occasion) throws SQLException {
        String sql = occasion.organization() == null
                ? "insert into platform.global_job_runs (id, job, instance, status, due_at, created_at, finished_at)"
                        + " values (?, ?, ?, 'skipped', ?, now(), now())"
                : "insert into platform.job_runs (id, job, instance, status, due_at, created_at, finished_at,"
                        + " organization_id, subject, requested_by) values (?, ?, ?, 'skipped', ?, now(), now(), ?, ?, ?)";
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 3, occasion);
            statement.setObject(4, occasion.due().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    void succeeded(Running run) throws SQLException {
        update(run, "status = 'succeeded', finished_at = now(), error = null, incident_id = null");
    }

    void failed(Running run, Failure failure) throws SQLException {
        update(run, "status = 'failed', finished_at = now(), error = ?, incident_id = ?", failure);
    }

    /** It waits for its next attempt. */
    void triedInVain(Running run, Failure failure, Duration pause) throws SQLException {
        update(
                run,
                "status = 'queued', next_attempt_at = now() + " + pause.toMillis()
                        + " * interval '1 millisecond', error = ?, incident_id = ?",
                failure);
    }

    /** This node stops: another goes on, and nothing failed. */
    void handedBack(Running run) throws SQLException {
        update(run, "status = 'queued', attempts = attempts - 1, node = null");
    }

    /** What waited for a node is not wanted any more. */
    void abandoned(Occasion occasion) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update platform.job_runs set status = 'skipped', finished_at = now(), version = version + 1"
                                + " where organization_id = ? and job = ? and instance = ? and status in ('queued', 'running')")) {
            statement.setObject(1, occasion.organization());
            statement.setString(2, occasion.job());
            statement.setString(3, occasion.instance());
            statement.executeUpdate();
        }
    }

    /** How far it is by now. */
    void isAt(Running run, Running.Progress progress) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("update " + table(run)
                        + " set done = ?, total = nullif(?, 0), step = ?, version = version + 1"
                        + " where status = 'running' and " + key(run))) {
            statement.setLong(1, progress.done());
            statement.setLong(2, progress.total());
            statement.setString(3, progress.step());
            bindKey(statement, 4, run);
            statement.executeUpdate();
        }
    }

    /** Whether the organization's work is done at all. */
    boolean isActive(UUID organization) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select 1 from platform.organizations where id = ? and status = 'active'")) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** In which time zone the organization reads the clock; null where there is no such organization. */
    String zoneOf(UUID organization) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select time_zone from platform.organizations where id = ?")) {
            statement.setObject(1, organization);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Whether the run was asked for by somebody, and so waits already. */
    boolean isQueued(Occasion occasion) throws SQLException {
        String where = occasion.organization() == null ? GLOBAL + " where" : OWN + " where organization_id = ? and";
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select 1 from " + where + " job = ? and instance = ? and status in ('queued', 'running')")) {
            int at = 1;
            if (occasion.organization() != null) {
                statement.setObject(at++, occasion.organization());
            }
            statement.setString(at++, occasion.job());
            statement.setString(at, occasion.instance());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The first three parameters, and those of the organization behind the common ones. */
    private static void bind(PreparedStatement statement, int common, Occasion occasion) throws SQLException {
        statement.setObject(1, Ids.next());
        statement.setString(2, occasion.job());
        statement.setString(3, occasion.instance());
        if (occasion.organization() != null) {
            int at = common + 2;
            statement.setObject(at, occasion.organization());
            statement.setObject(at + 1, occasion.subject());
            statement.setObject(at + 2, occasion.user());
        }
    }

    private void update(Running run, String what) throws SQLException {
        update(run, what, null);
    }

    /** Ends an attempt; what it reported last is kept. */
    private void update(Running run, String what, Failure failure) throws SQLException {
        Running.Progress progress = run.progress();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("update " + table(run) + " set " + what
                        + ", done = coalesce(nullif(?, 0), done), total = coalesce(nullif(?, 0), total), step = ?,"
                        + " version = version + 1 where " + key(run))) {
            int at = 1;
            if (failure != null) {
                statement.setString(at++, failure.kind());
                statement.setObject(at++, failure.incident());
            }
            statement.setLong(at++, progress.done());
            statement.setLong(at++, progress.total());
            statement.setString(at++, progress.step());
            bindKey(statement, at, run);
            statement.executeUpdate();
        }
    }

    private static String table(Running run) {
        return run.organization() == null ? GLOBAL : OWN;
    }

    private static String key(Running run) {
        return run.organization() == null ? "id = ?" : "id = ? and organization_id = ?";
    }

    private static void bindKey(PreparedStatement statement, int at, Running run) throws SQLException {
        statement.setObject(at, run.id());
        if (run.organization() != null) {
            statement.setObject(at + 1, run.organization());
        }
    }

    /**
     * What a run is about.
     *
     * @param organization null for work of the platform as a whole
     * @param instance the scheduler's key
     * @param subject null where the job has none
     * @param user null for the system itself
     * @param due when it was to begin
     */
    record Occasion(UUID organization, String job, String instance, UUID subject, UUID user, Instant due) {}
}
