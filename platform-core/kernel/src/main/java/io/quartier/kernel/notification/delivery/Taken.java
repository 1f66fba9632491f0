package io.quartier.kernel.notification.delivery;

import io.quartier.contract.notification.Channel;
import java.util.Locale;
import java.util.UUID;

/**
 * A message that this node is at.
 *
 * @param user null for somebody outside
 * @param address null where none is known
 * @param reachable false for somebody who is no active member any more
 * @param data JSON
 * @param attempts this one included
 * @param takenBy names this attempt
 */
public record Taken(
        UUID organization,
        UUID id,
        String type,
        String category,
        Channel channel,
        boolean urgent,
        UUID user,
        String address,
        boolean reachable,
        Locale language,
        String data,
        int attempts,
        String takenBy) {

    @Override
    public String toString() {
        return "message " + id;
    }
}
