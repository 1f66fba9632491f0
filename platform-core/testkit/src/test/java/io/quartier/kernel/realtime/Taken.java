package io.quartier.kernel.realtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A client that takes everything at once, or nothing. */
final class Taken implements Wire {

    final List<Frame> frames = new CopyOnWriteArrayList<>();
    volatile Client client;
    volatile Ending ending;
    volatile boolean stuck;

    @Override
    public String kind() {
        return "test";
    }

    @Override
    public void send(Frame frame, Consumer<Throwable> done) {
        if (!stuck) {
            frames.add(frame);
            done.accept(null);
        }
    }

    @Override
    public boolean isSilentFor(long nanos) {
        return false;
    }

    @Override
    public void close(Ending reason) {
        ending = reason;
    }

    /** Positions of the messages, in the order in which they came. */
    List<Long> positions() {
        return frames.stream()
                .map(Frame::position)
                .filter(position -> position > 0)
                .toList();
    }

    boolean has(String... parts) {
        return frames.stream().anyMatch(frame -> List.of(parts).stream().allMatch(frame.json()::contains));
    }
}
