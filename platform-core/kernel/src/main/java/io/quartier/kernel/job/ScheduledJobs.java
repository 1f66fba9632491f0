package io.quartier.kernel.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quartier.contract.data.Ids;
import io.quartier.contract.job.Job;
import io.quartier.contract.job.Jobs;
import io.quartier.kernel.plugin.ActivePlugins;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Background work by db-scheduler: a row scheduled in the caller's transaction, picked by exactly one node, and picked
 * again by another when that node's heartbeat stops.
 */
@ApplicationScoped
public class ScheduledJobs implements Jobs {

    static final String TABLE = "platform.scheduled_tasks";

    private static final Logger LOG = System.getLogger(ScheduledJobs.class.getName());

    @Inject
    Sources sources;

    @Inject
    TransactionContext transaction;

    @Inject
    @ConfigProperty(name = "quartier.jobs.threads", defaultValue = "2")
    int threads;

    @Inject
    @ConfigProperty(name = "quartier.jobs.poll", defaultValue = "PT5S")
    Duration poll;

    @Inject
    @ConfigProperty(name = "quartier.jobs.heartbeat", defaultValue = "PT5S")
    Duration heartbeat;

    private final Map<String, OneTimeTask<JobData>> tasks = new LinkedHashMap<>();
    private Scheduler scheduler;
    private SchedulerClient client;
    private ExecutorService workers;

    /** Starts looking for work; once, when the database is ready. */
    public void begin() {
        for (Job job :
                ActivePlugins.all().stream().flatMap(p -> p.jobs().stream()).toList()) {
            tasks.put(job.name(), task(job));
        }
        List<Task<?>> known = List.copyOf(tasks.values());
        client = SchedulerClient.Builder.create(sources.app(), known)
                .tableName(TABLE)
                .serializer(new JobData.Serializer())
                .build();
        workers = Executors.newFixedThreadPool(
                threads, ServerResources.<ThreadFactory>find(ServerResources.THREAD_FACTORY));
        scheduler = Scheduler.create(sources.maintenance("picking up the background work of all organizations"), known)
                .tableName(TABLE)
                .serializer(new JobData.Serializer())
                .schedulerName(new SchedulerName.Fixed(Ids.next().toString()))
                .threads(threads)
                .executorService(workers)
                .pollingInterval(poll)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
        scheduler.start();
    }

    @Override
    public void start(String job, UUID subject) {
        OneTimeTask<JobData> task = tasks.get(job);
        Call call = CallContext.current();
        if (task == null) {
            throw new IllegalStateException(
                    "No active plugin declares the job " + job + ": add it to the plugin's jobs()");
        }
        if (!transaction.isActive() || call.organization() == null) {
            throw new IllegalStateException("A job is started in a transaction and an organization");
        }
        transaction.bind();
        TaskInstance<JobData> instance = task.instance(subject.toString(), JobData.of(call));
        client.scheduleIfNotExists(instance, Instant.now());
        transaction.afterCommit(scheduler::triggerCheckForDueExecutions);
    }

    @PreDestroy
    void end() {
        if (scheduler != null) {
            scheduler.stop();
            workers.shutdownNow();
        }
    }

    private OneTimeTask<JobData> task(Job job) {
        return Tasks.oneTime(job.name(), JobData.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5)))
                .execute((instance, context) -> run(job, instance, context));
    }

    private static void run(Job job, TaskInstance<JobData> instance, ExecutionContext context) {
        UUID subject = UUID.fromString(instance.getId());
        CallContext.with(instance.getData().call(), () -> {
            try {
                CDI.current().select(job.handler()).get().run(subject);
            } catch (Exception e) {
                LOG.log(
                        Level.ERROR,
                        "Job " + job.name() + " of " + subject + " failed for the "
                                + (context.getExecution().consecutiveFailures + 1) + ". time; it is tried again later",
                        e);
                throw e;
            }
            return null;
        });
    }
}
