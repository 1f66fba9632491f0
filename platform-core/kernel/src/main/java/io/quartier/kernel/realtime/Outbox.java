package io.quartier.kernel.realtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What waits to be sent to one client: bounded, one frame on the wire at a time, nobody waits for it. */
final class Outbox {

    private final Wire wire;
    private final int mostFrames;
    private final long mostCharacters;
    private final Consumer<Throwable> broken;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private long characters;
    private boolean sending;
    private boolean closed;
    private Runnable drained;
    private volatile long sendingSince;

    /** @param broken told once when sending fails */
    Outbox(Wire wire, int mostFrames, long mostCharacters, Consumer<Throwable> broken) {
        this.wire = wire;
        this.mostFrames = mostFrames;
        this.mostCharacters = mostCharacters;
        this.broken = broken;
    }

    /** Whether it was taken; not where that would be too much. What comes to a closed one is gone. */
    boolean offer(Frame frame) {
        synchronized (waiting) {
            if (closed) {
                return true;
            }
            // a single one of any size is taken, or it could never be sent
            if (waiting.size() >= mostFrames
                    || characters > 0 && characters + frame.json().length() > mostCharacters) {
                return false;
            }
            waiting.add(frame);
            characters += frame.json().length();
            if (sending) {
                return true;
            }
            sending = true;
        }
        pump();
        return true;
    }

    /** Whether it is at most half full: what can wait elsewhere does so otherwise. */
    boolean isRoomy() {
        synchronized (waiting) {
            return waiting.size() < mostFrames / 2 && characters < mostCharacters / 2;
        }
    }

    /** Runs the work when all is sent, at once where that is so. */
    void whenDrained(Runnable work) {
        synchronized (waiting) {
            if (sending) {
                drained = work;
                return;
            }
        }
        work.run();
    }

    /** Since when one frame has been on the wire, by the JVM's clock; 0 where none is. */
    long sendingSince() {
        return sendingSince;
    }

    void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
            characters = 0;
            drained = null;
        }
    }

    private void pump() {
        while (true) {
            Frame next;
            Runnable rest = null;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    sending = false;
                    sendingSince = 0;
                    rest = drained;
                    drained = null;
                }
            }
            if (next == null) {
                if (rest != null) {
                    rest.run();
                }
                return;
            }
            sendingSince = System.nanoTime();
            if (!isDoneAtOnce(next)) {
                return;
            }
        }
    }

    /** Servers may say that a frame is sent before or after they return: only the later of the two goes on. */
    private boolean isDoneAtOnce(Frame frame) {
        AtomicBoolean first = new AtomicBoolean(true);
        try {
            wire.send(frame, failure -> {
                if (failure != null) {
                    fail(failure);
                } else {
                    sent(frame);
                    if (!first.getAndSet(false)) {
                        pump();
                    }
                }
            });
        } catch (RuntimeException e) {
            fail(e);
            return false;
        }
        return !first.getAndSet(false);
    }

    private void sent(Frame frame) {
        synchronized (waiting) {
            characters = Math.max(0, characters - frame.json().length());
        }
    }

    private void fail(Throwable failure) {
        close();
        broken.accept(failure);
    }
}
