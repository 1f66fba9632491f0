package io.quartier.kernel.event;

/**
 * A part of the platform that takes events in as they are stored, whatever their type: a CDI bean. It is a subscriber like
 * those of the plugins, with the same promises: every event at least once, those of one aggregate in order, in a
 * transaction of the event's organization that also marks the event as handled.
 */
public interface Tap {
    /** {@code platform.<what-it-does>}, unique and lasting. */
    String id();

    /** Whether it wants events of this type, such as {@code listing.published}; the answer must not change. */
    boolean takes(String type);

    /** Takes an event in; an exception undoes the transaction, and the event comes again later. */
    void on(StoredEvent event);
}
