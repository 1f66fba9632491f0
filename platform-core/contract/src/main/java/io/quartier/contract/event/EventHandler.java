package io.quartier.contract.event;

/**
 * Handles an event, some time after the transaction that published it, on any node, as its organization and in a
 * transaction of its own: what that writes and the note that the event is handled are committed together, so its effects
 * happen once. Events of one aggregate come in order, one after the other.
 *
 * <p>What is done outside of that transaction may happen twice. And an administrator may replay what has been handled:
 * handlers bear seeing an event again, and one that is older than what they know.
 */
public interface EventHandler<E extends DomainEvent> {
    /**
     * Takes the event in; an exception undoes the transaction, and the event comes again after a growing pause. After
     * many it becomes a dead letter, which holds up nothing and can be replayed.
     */
    void on(E event);
}
