package io.quartier.listings.api;

import io.quartier.contract.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A file with listings was taken in and waits to be imported.
 *
 * @param importId the import
 * @param at when
 */
public record ImportQueued(UUID importId, Instant at) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return importId;
    }
}
