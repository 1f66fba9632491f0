package io.quartier.listings.api;

import java.util.List;
import java.util.UUID;

/**
 * The listings of the current organization that are public now: for whoever keeps copies of them, to build or to repair
 * these. What changes afterwards is told by {@link ListingEvent}s, and of two tellings the higher version counts.
 */
public interface PublicListings {

    /**
     * Some of them, in the order of their ids.
     *
     * @param last the last id of the page before, null for the first page
     * @param limit how many at most; fewer come only at the end
     */
    List<PublicListing> after(UUID last, int limit);
}
