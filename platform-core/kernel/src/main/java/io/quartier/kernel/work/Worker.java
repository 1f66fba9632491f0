package io.quartier.kernel.work;

import io.quartier.kernel.server.ServerResources;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Works in threads of its own: at once when woken, now and then in any case, because a call to wake can get lost. While
 * its work fails it makes growing pauses, and says so once for each kind of failure.
 */
public final class Worker {

    private static final Logger LOG = System.getLogger(Worker.class.getName());
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 800;

    private final String name;
    private final int threads;
    private final Duration poll;
    private final Step step;
    private final Object bell = new Object();
    private final List<Thread> running = new ArrayList<>();
    private long rung;
    private volatile boolean ended;

    /**
     * A worker that does not work yet.
     *
     * @param name of its threads and in the log
     * @param poll looks for work this often even if nobody wakes it
     */
    public Worker(String name, int threads, Duration poll, Step step) {
        this.name = name;
        this.threads = threads;
        this.poll = poll;
        this.step = step;
    }

    /** Works from now on, in threads of the server. */
    public void begin() {
        begin(ServerResources.find(ServerResources.THREAD_FACTORY));
    }

    /** Works from now on, in threads from there. */
    public synchronized void begin(ThreadFactory factory) {
        for (int i = 1; i <= threads; i++) {
            Thread thread = factory.newThread(this::run);
            thread.setName("quartier-" + name + "-" + i);
            running.add(thread);
            thread.start();
        }
    }

    /** There is something to do. */
    public void wake() {
        synchronized (bell) {
            rung++;
            bell.notifyAll();
        }
    }

    /** Ends as soon as the step at hand is done; one that takes long is interrupted. */
    public synchronized void end() {
        ended = true;
        wake();
        for (Thread thread : running) {
            try {
                thread.join(2_000);
                if (thread.isAlive()) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run() {
        String failing = null;
        long pause = FIRST_PAUSE;
        while (!ended) {
            long heard = heard();
            try {
                boolean more = step.work();
                if (failing != null) {
                    LOG.log(Level.INFO, "{0} works again", name);
                    failing = null;
                }
                pause = FIRST_PAUSE;
                if (!more) {
                    await(heard, poll.toMillis());
                }
            } catch (Exception | Error e) {
                // whatever it is: this thread is all there is to go on with the work
                if (ended) {
                    return;
                }
                if (e instanceof InterruptedException) {
                    continue;
                }
                String kind = e.getClass().getName();
                if (!kind.equals(failing)) {
                    failing = kind;
                    LOG.log(Level.WARNING, name + " cannot work and tries again: " + e.getMessage(), e);
                }
                // whoever rings does not know that it is broken
                sleep(pause);
                pause = Math.min(LONGEST_PAUSE, pause * 2);
            }
        }
    }

    private long heard() {
        synchronized (bell) {
            return rung;
        }
    }

    private void await(long heard, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (bell) {
            while (rung == heard && !ended) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                bell.wait(left);
            }
        }
    }

    private void sleep(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (bell) {
            try {
                for (long left = millis; left > 0 && !ended; left = (end - System.nanoTime()) / 1_000_000) {
                    bell.wait(left);
                }
            } catch (InterruptedException e) {
                // ended is what ends it; somebody's work has left the flag behind
                return;
            }
        }
    }
}
