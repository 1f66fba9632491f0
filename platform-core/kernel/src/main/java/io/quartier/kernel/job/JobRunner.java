package io.quartier.kernel.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quartier.contract.data.Ids;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.job.Job;
import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.Schedule.Missed;
import io.quartier.kernel.job.RunLog.Failure;
import io.quartier.kernel.job.RunLog.Occasion;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Does one run of one job on this node, writes down what became of it, and says when it goes on. */
final class JobRunner {

    private static final Logger LOG = System.getLogger(JobRunner.class.getName());

    /** Of work for the platform as a whole. */
    static final String GLOBAL = "platform";

    private final Job job;
    private final Timetables timetables;
    private final RunLog log;
    private final NodeProgress progress;
    private final Function<Class<? extends JobHandler>, JobHandler> beans;
    private final Clock clock;

    /** @param beans finds the job's handler */
    JobRunner(
            Job job,
            Timetables timetables,
            RunLog log,
            NodeProgress progress,
            Function<Class<? extends JobHandler>, JobHandler> beans,
            Clock clock) {
        this.job = job;
        this.timetables = timetables;
        this.log = log;
        this.progress = progress;
        this.beans = beans;
        this.clock = clock;
    }

    /** What the scheduler calls. */
    CustomTask<JobData> task() {
        return Tasks.custom(job.name(), JobData.class)
                .onFailure(this::failed)
                .onDeadExecutionRevive()
                .execute((instance, context) -> run(instance, context.getExecution()));
    }

    private CompletionHandler<JobData> run(TaskInstance<JobData> instance, Execution execution) {
        JobData data = instance.getData();
        Occasion occasion = new Occasion(
                data.organization(),
                job.name(),
                instance.getId(),
                job.hasSubject() ? UUID.fromString(instance.getId()) : null,
                data.user(),
                execution.executionTime);
        try {
            if (occasion.organization() != null && !log.isActive(occasion.organization()) && !job.hasSubject()) {
                // it comes back with the organization
                log.abandoned(occasion);
                return (complete, operations) -> operations.remove();
            }
            if (isMissed(occasion)) {
                log.skipped(occasion);
                JobMetrics.skipped(job.name());
                return (complete, operations) -> goOn(data, complete, operations);
            }
            attempt(data, occasion, log.begin(occasion));
            return (complete, operations) -> goOn(data, complete, operations);
        } catch (SQLException e) {
            throw new Again(clock.instant().plus(Pauses.after(1 + execution.consecutiveFailures)), e);
        }
    }

    /** Only what the clock asked for can be missed, and only at its first attempt. */
    private boolean isMissed(Occasion occasion) throws SQLException {
        return Declared.comesRound(job)
                && job.schedule().missed() == Missed.SKIP
                && occasion.user() == null
                && Duration.between(occasion.due(), clock.instant()).compareTo(timetables.tolerance()) > 0
                && !log.isQueued(occasion);
    }

    private void attempt(JobData data, Occasion occasion, Running run) throws SQLException {
        Call call = data.call(run.id());
        long start = System.nanoTime();
        try {
            progress.during(
                    run,
                    () -> CallContext.with(call, () -> {
                        beans.apply(job.handler()).run(occasion.subject());
                        return null;
                    }));
        } catch (Exception | LinkageError e) {
            throw ended(data, run, e, since(start));
        }
        log.succeeded(run);
        JobMetrics.attempt(job.name(), "succeeded", since(start));
    }

    /** Writes a failed attempt down and decides how it goes on. */
    private Again ended(JobData data, Running run, Throwable failure, Duration time) throws SQLException {
        if (progress.isStopping()) {
            JobMetrics.attempt(job.name(), "handed-back", time);
            log.handedBack(run);
            return new Again(clock.instant(), failure);
        }
        Failure known = new Failure(kind(failure), Ids.next());
        boolean last = run.attempts() >= job.attempts();
        CallContext.with(data.call(run.id()), () -> {
            LOG.log(
                    Level.ERROR,
                    "Job " + job.name() + " failed for the " + run.attempts() + ". time, incident " + known.incident()
                            + (last ? "; it is given up" : "; it is tried again later"),
                    failure);
            return null;
        });
        JobMetrics.attempt(job.name(), last ? "failed" : "retried", time);
        if (last) {
            log.failed(run, known);
            return new Again(null, failure);
        }
        Duration pause = Pauses.after(run.attempts());
        log.triedInVain(run, known, pause);
        return new Again(clock.instant().plus(pause), failure);
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<JobData> operations) {
        Throwable cause = complete.getCause().orElse(null);
        if (!(cause instanceof Again again)) {
            // something of ours: the run is open, and the next attempt takes it up
            LOG.log(Level.ERROR, "Job " + job.name() + " could not be run; it is tried again later", cause);
            operations.reschedule(
                    complete, clock.instant().plus(Pauses.after(1 + complete.getExecution().consecutiveFailures)));
        } else if (again.at != null) {
            operations.reschedule(complete, again.at);
        } else {
            goOn((JobData) complete.getExecution().taskInstance.getData(), complete, operations);
        }
    }

    /** The run is over, one way or the other. */
    private void goOn(JobData data, ExecutionComplete complete, ExecutionOperations<JobData> operations) {
        if (!Declared.comesRound(job)) {
            operations.remove();
            return;
        }
        Timetables.Round round = timetables.of(job, data.organization(), zoneOf(data));
        operations.reschedule(
                complete, round.next(clock.instant()), JobData.byTheClock(data.organization(), round.schedule()));
    }

    /** The organization's time zone as the planner wrote it down; work that somebody asked for knows none. */
    private String zoneOf(JobData data) {
        if (!data.schedule().isEmpty()) {
            return data.schedule().substring(data.schedule().lastIndexOf(' ') + 1);
        }
        try {
            return data.organization() == null ? null : log.zoneOf(data.organization());
        } catch (SQLException e) {
            // the planner puts it right
            return null;
        }
    }

    /** Without its text, which may hold anything. */
    private static String kind(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof IllegalStateException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof QuartierException problem) {
            return problem.problem().name();
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return "SQLException " + sql.getSQLState();
            }
        }
        return cause.getClass().getSimpleName();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Tells {@link #failed} what was decided. */
    private static final class Again extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Instant at;

        /** @param at null for never */
        Again(Instant at, Throwable cause) {
            super(cause);
            this.at = at;
        }
    }
}
