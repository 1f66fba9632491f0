package io.quartier.contract.event;

/** Tells the platform what happened. */
public interface Events {
    /**
     * Publishes the event in the current transaction: every subscriber hears of it, on whatever node, if and only if that
     * commits. Nobody has heard of it when this returns.
     *
     * @throws IllegalStateException outside a transaction or an organization, or for a record that no active plugin
     *     declares
     */
    default void publish(DomainEvent event) {
        publish(event, Publishing.NOW);
    }

    /**
     * Publishes the event in the current transaction, later or with another priority.
     *
     * @throws IllegalStateException as above
     */
    void publish(DomainEvent event, Publishing how);
}
