package io.quartier.kernel.event;

import java.util.Objects;
import java.util.UUID;

/**
 * An event that a subscriber has to take in, in the hands of this node for a while.
 *
 * @param claim under which this node holds it
 * @param attempts how often it was tried, this time included
 */
record Delivery(StoredEvent event, String subscriber, UUID claim, int attempts) {

    /** Whether the other comes after this one, in order: same subscriber, same aggregate. */
    boolean holdsUp(Delivery other) {
        return subscriber.equals(other.subscriber)
                && event.aggregateId().equals(other.event.aggregateId())
                && event.organizationId().equals(other.event.organizationId());
    }

    /** Whether both can be handled in one transaction. */
    boolean isOfSameCaller(Delivery other) {
        return event.organizationId().equals(other.event.organizationId())
                && Objects.equals(event.userId(), other.event.userId());
    }
}
