package io.quartier.kernel.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/** Jobs of like length, with threads of their own: the others' cannot be in their way. */
final class Lane {

    private static final String TABLE = "platform.scheduled_tasks";

    /** Rows of jobs that this lane does not know are the business of others, however long they lie. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final ExecutorService pool;

    /**
     * A lane that does not run yet.
     *
     * @param node who picks the work
     * @param heartbeat how often it says that it is alive; whoever missed four is dead
     */
    Lane(
            DataSource source,
            String node,
            List<? extends Task<?>> tasks,
            int threads,
            ThreadFactory factory,
            Duration poll,
            Duration heartbeat) {
        pool = Executors.newFixedThreadPool(threads, factory);
        scheduler = Scheduler.create(source, List.copyOf(tasks))
                .tableName(TABLE)
                .serializer(new JobData.Serializer())
                .schedulerName(new SchedulerName.Fixed(node))
                .threads(threads)
                .executorService(pool)
                .dueExecutor(Executors.newSingleThreadExecutor(factory))
                .housekeeperExecutor(Executors.newScheduledThreadPool(2, factory))
                .enablePriority()
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.OFF, false)
                .pollingInterval(poll)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(LONGEST_GOODBYE)
                .build();
    }

    void begin() {
        scheduler.start();
    }

    /** There may be something to do. */
    void look() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Waits a little for the work at hand, then interrupts it. */
    void end() {
        scheduler.stop();
        pool.shutdownNow();
    }
}
