package io.quartier.kernel.signal;

import io.quartier.kernel.work.Worker;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Somebody who listens to a channel, on a thread of its own: a slow one keeps nobody waiting. */
final class Listener {

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Consumer<String> consumer;
    private final Pending heard = new Pending();
    private final Worker worker;
    private volatile boolean missed;

    Listener(String channel, Consumer<String> consumer) {
        this.consumer = consumer;
        this.worker = new Worker("signal-" + channel, 1, IDLE, this::tell);
    }

    void begin(ThreadFactory threads) {
        worker.begin(threads);
    }

    /**
     * Notes a signal.
     *
     * @param payload null where some may have been missed
     */
    void hear(String payload) {
        if (payload == null) {
            missed = true;
        } else {
            heard.add(payload);
        }
        worker.wake();
    }

    void end() {
        worker.end();
    }

    private boolean tell() {
        if (missed) {
            missed = false;
            consumer.accept(null);
        }
        heard.take().forEach(consumer);
        return false;
    }
}
