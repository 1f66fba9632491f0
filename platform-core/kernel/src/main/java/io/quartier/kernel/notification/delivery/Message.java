package io.quartier.kernel.notification.delivery;

import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A message to one recipient by one channel, as it comes into being.
 *
 * @param user null for somebody outside
 * @param address null for a user, whose address is looked up when it is sent
 * @param data what its texts may name
 * @param key for what it is sent once; null for none
 * @param due when to send it
 */
public record Message(
        NotificationType type,
        Channel channel,
        UUID user,
        String address,
        Locale language,
        JsonObject data,
        String key,
        State state,
        Instant due,
        UUID bulk) {

    /** Whom it is for, alike for the same. */
    String recipient() {
        return user != null ? user.toString() : Addresses.normal(address);
    }

    @Override
    public String toString() {
        return type.id() + " by " + channel;
    }
}
