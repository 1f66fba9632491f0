package io.quartier.listings.api;

import java.time.Instant;
import java.util.UUID;

/**
 * It became public, for the first time or again.
 *
 * @param listing what can be seen from now on
 * @param at when
 */
public record ListingPublished(PublicListing listing, Instant at) implements ListingEvent {

    @Override
    public UUID listingId() {
        return listing.id();
    }

    @Override
    public UUID organizationId() {
        return listing.organizationId();
    }

    @Override
    public long version() {
        return listing.version();
    }
}
