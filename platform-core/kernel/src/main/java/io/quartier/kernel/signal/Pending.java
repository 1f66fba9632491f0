package io.quartier.kernel.signal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What waits to be told, each thing once. */
final class Pending {

    /** Nobody listens any more, or the database is away: then all that is told is that something was missed. */
    private static final int MOST = 10_000;

    private final Set<String> waiting = new LinkedHashSet<>();

    /** Whether it is new. */
    synchronized boolean add(String word) {
        return waiting.size() < MOST && waiting.add(word);
    }

    synchronized List<String> take() {
        List<String> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
