package io.quartier.listings.importing.feed;

import io.quartier.contract.json.Records;

/** One object of a file. */
public interface FeedItem {

    /** Where it starts, from 1. */
    long line();

    /** The number that its agency knows it by; null where it has none. */
    String externalId();

    /** What the agency wants done with it. */
    Wish wish();

    /**
     * What the file says about it.
     *
     * @throws io.quartier.contract.error.QuartierException {@code VALIDATION_ERROR} with every fault
     */
    FeedDraft read(Records records);

    /** What an agency may want done with an object. */
    enum Wish {
        /** Have it as the file says. */
        KEEP,
        /** The same, but not in public: its time has not come, or is over. */
        HOLD,
        /** The same, and note that the deal is made. */
        CLOSE,
        /** Have it no longer. */
        REMOVE
    }
}
