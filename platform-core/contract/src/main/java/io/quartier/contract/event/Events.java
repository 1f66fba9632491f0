package io.quartier.contract.event;

/** Tells the platform what happened. */
public interface Events {
    /**
     * Publishes the event in the current transaction: it takes effect if and only if that commits. Subscribers that run
     * in the same transaction have finished when this returns.
     *
     * @throws IllegalStateException outside a transaction, or for a record that no active plugin declares
     */
    void publish(DomainEvent event);
}
