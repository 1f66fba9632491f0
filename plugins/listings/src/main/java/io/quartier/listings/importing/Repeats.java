package io.quartier.listings.importing;

import io.quartier.listings.importing.feed.Feed;
import io.quartier.listings.importing.feed.FeedItem;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which objects of a file are followed by another of the same external id: the last one counts. */
final class Repeats {

    private final BitSet followed;

    private Repeats(BitSet followed) {
        this.followed = followed;
    }

    /** Reads the file through. */
    static Repeats of(Feed feed) throws IOException {
        BitSet followed = new BitSet();
        Map<String, Integer> last = new HashMap<>();
        int index = 0;
        for (FeedItem item = feed.next(); item != null; item = feed.next()) {
            if (item.externalId() != null) {
                Integer before = last.put(item.externalId(), index);
                if (before != null) {
                    followed.set(before);
                }
            }
            index++;
        }
        return new Repeats(followed);
    }

    /** Whether a later object replaces this one. */
    boolean isFollowed(int index) {
        return followed.get(index);
    }
}
