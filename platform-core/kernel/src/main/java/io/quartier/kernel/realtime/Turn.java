package io.quartier.kernel.realtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Does one thing after the other, on whatever thread is free: what belongs to it needs no locks. */
final class Turn {

    private static final Logger LOG = System.getLogger(Turn.class.getName());
    private static final int AT_ONCE = 50;

    private final Executor threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    Turn(Executor threads) {
        this.threads = threads;
    }

    void take(Runnable work) {
        synchronized (waiting) {
            waiting.add(work);
            if (taken) {
                return;
            }
            taken = true;
        }
        begin();
    }

    private void begin() {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException e) {
            // the node stops
            synchronized (waiting) {
                waiting.clear();
                taken = false;
            }
        }
    }

    private void run() {
        for (int done = 0; done < AT_ONCE; done++) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    taken = false;
                    return;
                }
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "What was next in a channel failed", e);
            }
        }
        // others want the thread too
        begin();
    }
}
