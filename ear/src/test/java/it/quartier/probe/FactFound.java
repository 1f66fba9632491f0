package it.quartier.probe;

import io.quartier.contract.event.DomainEvent;
import java.util.UUID;

/**
 * A fact was stored.
 *
 * @param number of the fact among those of its counter
 */
public record FactFound(UUID fact, UUID counter, long number) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return counter;
    }
}
