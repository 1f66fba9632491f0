package io.quartier.bench.probe;

import io.quartier.contract.event.DomainEvent;
import java.util.UUID;

/** A fact was stored. */
public record FactStored(UUID fact, UUID aggregate, String title) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return aggregate;
    }
}
