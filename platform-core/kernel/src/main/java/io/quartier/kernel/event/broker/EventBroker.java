package io.quartier.kernel.event.broker;

import io.quartier.kernel.event.StoredEvent;

/** A message broker outside. Called by one thread at a time. */
interface EventBroker {
    /** As the operator calls it: {@code rabbitmq}. */
    String name();

    /**
     * Sends an event; when this returns, the broker has it and keeps it.
     *
     * @throws io.quartier.kernel.event.Unavailable while the broker is away: it comes again
     * @throws RuntimeException where it does not want this event: it becomes a dead letter in the end
     */
    void send(StoredEvent event);

    /** What it said or did when it was last needed. */
    Condition condition();

    /** Hangs up. */
    void end();
}
