package io.quartier.listings.api;

/** Why a listing is no longer public. */
public enum WithdrawalReason {
    /** Taken back for now. */
    PAUSED,
    /** Bought by somebody. */
    SOLD,
    /** Let to somebody. */
    RENTED,
    /** Put away for good. */
    ARCHIVED
}
