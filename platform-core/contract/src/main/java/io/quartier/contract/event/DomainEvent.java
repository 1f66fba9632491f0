package io.quartier.contract.event;

import java.util.UUID;

/**
 * A fact that happened, as an immutable record of JSON-friendly components in the sender's {@code api} package, named
 * in the past tense: {@code LeaseSigned}.
 */
public interface DomainEvent {
    /** What it happened to; events of one aggregate are delivered in order. */
    UUID aggregateId();
}
