package io.quartier.kernel.realtime;

import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** How the nodes talk to each other. What gets lost is no loss: messages are in the database, and every node looks by itself. */
interface Nodes {

    /**
     * Begins to talk and to listen, in threads from there.
     *
     * @param heard gets every word, of this node too, and null where some may have been missed
     */
    void begin(Consumer<String> heard, ThreadFactory threads);

    /** Tells all nodes, soon; equal words that wait become one. */
    void tell(String word);

    void end();
}
