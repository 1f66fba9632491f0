package io.quartier.listings.api;

import java.time.Instant;
import java.util.UUID;

/**
 * It is no longer public.
 *
 * @param listingId the listing
 * @param organizationId the agency it belongs to
 * @param version the listing's version after this
 * @param reason why
 * @param at when
 */
public record ListingWithdrawn(UUID listingId, UUID organizationId, long version, WithdrawalReason reason, Instant at)
        implements ListingEvent {}
