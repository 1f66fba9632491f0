package io.quartier.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Closes what was opened, the last first, when the JVM is asked to end: by Ctrl-C, by SIGTERM, or by {@code System.exit}. The JVM,
 * and with it Maven and the prompt, waits for that.
 */
public final class Shutdown {

    private final Console console;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private volatile boolean closing;

    public Shutdown(Console console) {
        this.console = console;
    }

    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "stop Quartier"));
    }

    /** Opens something. A signal that comes meanwhile waits until it is there, and then closes it. */
    public <T extends AutoCloseable> T open(Callable<T> opening) throws Exception {
        lock.lock();
        try {
            while (closing) {
                // the JVM is about to end and nothing may be opened any more
                lock.newCondition().await();
            }
            T thing = opening.call();
            opened.push(thing);
            return thing;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        return closing;
    }

    private void closeAll() {
        closing = true;
        lock.lock();
        try {
            if (opened.isEmpty()) {
                return;
            }
            console.text("");
            console.step("stopping");
            boolean clean = true;
            while (!opened.isEmpty()) {
                clean &= close(opened.pop());
            }
            if (clean) {
                console.step("stopped");
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean close(AutoCloseable thing) {
        try {
            thing.close();
            return true;
        } catch (Exception e) {
            console.step(e.getMessage());
            return false;
        }
    }
}
