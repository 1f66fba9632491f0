package io.quartier.kernel.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery in the hands of this node for a while.
 *
 * @param claim under which this node holds it
 * @param secret sealed
 * @param previousSecret sealed; null where there is none that still signs
 * @param tries how often it was tried since somebody asked for it, this time included
 */
record Claimed(
        UUID organization,
        UUID delivery,
        UUID webhook,
        UUID claim,
        String url,
        String secret,
        String previousSecret,
        UUID event,
        String body,
        int tries,
        Instant failingSince) {

    @Override
    public String toString() {
        return "delivery " + delivery;
    }
}
