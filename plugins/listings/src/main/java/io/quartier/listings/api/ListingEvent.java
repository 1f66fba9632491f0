package io.quartier.listings.api;

import io.quartier.contract.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * What happens to a listing that the public can see. Between {@link ListingPublished} and {@link ListingWithdrawn} it
 * is public; drafts make no events.
 */
public sealed interface ListingEvent extends DomainEvent permits ListingPublished, ListingChanged, ListingWithdrawn {

    /** The listing. */
    UUID listingId();

    /** The agency it belongs to. */
    UUID organizationId();

    /** The listing's version after this: later events of a listing have higher ones. */
    long version();

    /** When it happened. */
    Instant at();

    @Override
    default UUID aggregateId() {
        return listingId();
    }
}
