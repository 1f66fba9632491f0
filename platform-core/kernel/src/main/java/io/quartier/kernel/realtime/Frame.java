package io.quartier.kernel.realtime;

/**
 * What goes to a client at once.
 *
 * @param position of a message; 0 for everything else, which is not stored and not caught up with
 * @param json an object; empty for {@link #PING}
 */
public record Frame(long position, String json) {

    /** Makes the client, or the network between, show that it is still there. */
    public static final Frame PING = new Frame(0, "");
}
