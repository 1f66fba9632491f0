package io.quartier.kernel.notification.push;

import io.quartier.contract.data.Row;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device that somebody registered.
 *
 * @param target the endpoint of a browser, or a device's token
 * @param p256dh of browsers: the key to encrypt for
 * @param auth of browsers: the secret shared with them
 */
public record Subscription(UUID id, Kind kind, String target, String p256dh, String auth) {

    static final String COLUMNS = "id, kind, target, p256dh, auth, created_at, version";

    /** Through whom a device is reached. */
    @Schema(name = "PushKind")
    public enum Kind {
        /** A browser's push service. */
        WEB,
        /** Firebase Cloud Messaging. */
        FCM,
        /** Apple. */
        APNS
    }

    static Subscription of(Row row) {
        return new Subscription(
                row.uuid("id"), row.word("kind", Kind.class), row.text("target"), row.text("p256dh"), row.text("auth"));
    }

    @Override
    public String toString() {
        return "push subscription " + id;
    }
}
