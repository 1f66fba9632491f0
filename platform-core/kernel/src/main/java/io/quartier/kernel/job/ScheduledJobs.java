package io.quartier.kernel.job;

import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import io.quartier.contract.job.Job;
import io.quartier.contract.job.Job.Length;
import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.Jobs;
import io.quartier.kernel.plugin.ActivePlugins;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import io.quartier.kernel.work.Worker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Background work by db-scheduler: a row scheduled in the caller's transaction or by the clock, picked by exactly one
 * node, and picked again by another when that node's heartbeat stops. Short and long jobs have threads of their own.
 */
@ApplicationScoped
public class ScheduledJobs implements Jobs {

    @Inject
    Sources sources;

    @Inject
    TransactionContext transaction;

    @Inject
    NodeProgress progress;

    @Inject
    TaskRows rows;

    @Inject
    @ConfigProperty(name = "quartier.jobs.threads", defaultValue = "2")
    int threads;

    @Inject
    @ConfigProperty(name = "quartier.jobs.long-threads", defaultValue = "2")
    int longThreads;

    @Inject
    @ConfigProperty(name = "quartier.jobs.poll", defaultValue = "PT5S")
    Duration poll;

    @Inject
    @ConfigProperty(name = "quartier.jobs.plan", defaultValue = "PT30S")
    Duration plan;

    @Inject
    @ConfigProperty(name = "quartier.jobs.heartbeat", defaultValue = "PT5S")
    Duration heartbeat;

    @Inject
    @ConfigProperty(name = "quartier.jobs.spread", defaultValue = "PT5M")
    Duration spread;

    @Inject
    @ConfigProperty(name = "quartier.jobs.missed-after", defaultValue = "PT5M")
    Duration missedAfter;

    private Map<String, Job> jobs = Map.of();
    private Timetables timetables;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

    /** Starts looking for work; once, when the database is ready. */
    public void begin() {
        ThreadFactory factory = ServerResources.find(ServerResources.THREAD_FACTORY);
        Clock clock = Clock.systemUTC();
        DataSource source = sources.maintenance("picking up the background work of all organizations");
        String node = NodeName.ofThisProcess();
        RunLog log = new RunLog(source, node);
        timetables = new Timetables(spread, missedAfter);
        jobs = Declared.in(ActivePlugins.all());
        for (Length length : Length.values()) {
            List<CustomTask<JobData>> tasks = jobs.values().stream()
                    .filter(job -> job.length() == length)
                    .map(job -> new JobRunner(job, timetables, log, progress, ScheduledJobs::bean, clock).task())
                    .toList();
            int wide = length == Length.LONG ? longThreads : threads;
            lanes.add(new Lane(source, node, tasks, wide, factory, poll, heartbeat));
        }
        workers.add(new Worker("job-plan", 1, plan, new Planner(jobs.values(), timetables, source, clock)::plan));
        workers.add(new Worker("job-progress", 1, Duration.ofSeconds(1), () -> progress.show(log)));
        lanes.forEach(Lane::begin);
        workers.forEach(Worker::begin);
    }

    /** Those of the core and the active plugins. */
    Collection<Job> all() {
        return jobs.values();
    }

    Optional<Job> find(String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    Timetables timetables() {
        return timetables;
    }

    @Override
    public void start(String name, UUID subject) {
        Job job = find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "No active plugin declares the job " + name + ": add it to the plugin's jobs()"));
        if (job.isGlobal() || job.hasSubject() != (subject != null)) {
            throw new IllegalStateException("Job " + name + " is not started like this: see how it is declared");
        }
        if (subject == null) {
            runNow(job);
            return;
        }
        Call call = call();
        if (rows.insert(job, subject.toString(), call)) {
            rows.queue(job, subject.toString(), subject, call);
        }
        transaction.afterCommit(this::look);
    }

    /**
     * Lets the job run for the current organization as soon as a node can, once the current transaction has committed.
     *
     * @return the run; empty where one is running already
     */
    Optional<UUID> runNow(Job job) {
        Call call = call();
        String instance = call.organization().toString();
        if (!rows.hasten(job, instance, call) && !rows.insert(job, instance, call)) {
            return Optional.empty();
        }
        UUID run = rows.queue(job, instance, null, call);
        transaction.afterCommit(this::look);
        return Optional.of(run);
    }

    /** Hands everything back, so that other nodes can go on at once. */
    @PreDestroy
    public synchronized void end() {
        progress.stop();
        workers.forEach(Worker::end);
        workers.clear();
        lanes.forEach(Lane::end);
        lanes.clear();
    }

    private void look() {
        lanes.forEach(Lane::look);
    }

    private static JobHandler bean(Class<? extends JobHandler> type) {
        return CDI.current().select(type).get();
    }

    private Call call() {
        Call call = CallContext.current();
        if (!transaction.isActive() || call.organization() == null) {
            throw new IllegalStateException("A job is started in a transaction and an organization");
        }
        return call;
    }
}
