package io.quartier.contract.rest;

import java.util.UUID;

/**
 * A view of one stored thing. Answers that hold one alone carry {@code ETag: "<version>"}, and {@code If-None-Match}
 * with it gets 304 where the address ends with the id.
 */
public interface Versioned {
    /** Its key, also the last part of its address. */
    UUID id();

    /** Counts up with every change. */
    long version();
}
