package io.quartier.kernel.realtime;

import java.util.function.Consumer;

/** The way to one client: a socket, or a stream of server-sent events. None of the methods may wait for the client. */
public interface Wire {

    /** For metrics: {@code socket}, {@code events}. */
    String kind();

    /**
     * Sends a frame; the next comes when this one is done.
     *
     * @param done called once, on any thread: with null, or why it failed
     */
    void send(Frame frame, Consumer<Throwable> done);

    /** Whether the client, which answers pings, has said nothing for so long. */
    boolean isSilentFor(long nanos);

    /** Closes; may wait for the network, so it gets a thread where that hurts nobody. */
    void close(Ending ending);
}
