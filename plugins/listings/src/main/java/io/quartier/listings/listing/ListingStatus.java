package io.quartier.listings.listing;

import io.quartier.listings.api.WithdrawalReason;

/** Where a listing stands in its life. */
public enum ListingStatus {
    /** Being written. */
    DRAFT,
    /** Public. */
    ACTIVE,
    /** Taken back, may become public again. */
    PAUSED,
    /** Bought; public again if the deal falls through. */
    SOLD,
    /** Let; public again if the deal falls through. */
    RENTED,
    /** Put away: kept, but no longer worked with. */
    ARCHIVED;

    /** Whether the deal is made. */
    public boolean isClosed() {
        return this == SOLD || this == RENTED;
    }

    /** What the public is told when a listing leaves it for this status. */
    WithdrawalReason reason() {
        return switch (this) {
            case SOLD -> WithdrawalReason.SOLD;
            case RENTED -> WithdrawalReason.RENTED;
            case ARCHIVED -> WithdrawalReason.ARCHIVED;
            default -> WithdrawalReason.PAUSED;
        };
    }
}
