package io.quartier.listings.importing;

import io.quartier.listings.importing.feed.FeedFields;
import io.quartier.listings.importing.feed.FeedItem.Wish;

/**
 * What the files said last of a listing.
 *
 * @param wish what they wanted done with it; null where none has spoken of it
 * @param fields what they said about it
 */
record FeedMemory(Wish wish, FeedFields fields) {

    /** Of a listing that no file has spoken of. */
    static final FeedMemory NONE = new FeedMemory(null, FeedFields.NONE);
}
