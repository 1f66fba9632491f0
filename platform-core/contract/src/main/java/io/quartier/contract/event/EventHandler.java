package io.quartier.contract.event;

/** Handles an event in the transaction and the organization it was published in. Must bear seeing one twice. */
public interface EventHandler<E extends DomainEvent> {
    /** Takes the event in; an exception undoes the transaction. */
    void on(E event);
}
