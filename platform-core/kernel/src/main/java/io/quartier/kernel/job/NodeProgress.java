package io.quartier.kernel.job;

import io.quartier.contract.job.JobProgress;
import io.quartier.kernel.log.Masking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** What this node is at, and how far. */
@ApplicationScoped
public class NodeProgress implements JobProgress {

    private static final int LONGEST = 200;

    private static final ThreadLocal<Running> CURRENT = new ThreadLocal<>();

    private final Map<UUID, Running> all = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Thrown into the work when its node stops. */
    static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopping() {
            super("This node stops; another goes on");
        }
    }

    @Override
    public void report(long done, long total) {
        report(done, total, null);
    }

    @Override
    public void report(long done, long total, String step) {
        Running run = CURRENT.get();
        if (run == null) {
            return;
        }
        String words = step == null ? null : Masking.mask(step);
        run.isAt(new Running.Progress(
                done, total, words == null || words.length() <= LONGEST ? words : words.substring(0, LONGEST)));
        if (stopping) {
            throw new Stopping();
        }
    }

    /** Does the work of a run on this thread. */
    <T> T during(Running run, Callable<T> work) throws Exception {
        all.put(run.id(), run);
        CURRENT.set(run);
        try {
            return work.call();
        } finally {
            CURRENT.remove();
            all.remove(run.id());
        }
    }

    /** Ends what reports from now on. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Shows what was reported since the last time. */
    boolean show(RunLog log) throws SQLException {
        for (Running run : all.values()) {
            Running.Progress news = run.unseen();
            if (news != null) {
                log.isAt(run, news);
            }
        }
        return false;
    }
}
