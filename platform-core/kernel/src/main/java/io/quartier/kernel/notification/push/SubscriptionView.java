package io.quartier.kernel.notification.push;

import io.quartier.contract.data.Row;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A device that the signed-in person registered; its keys stay here. */
@Schema(name = "PushSubscription")
public record SubscriptionView(
        UUID id,
        Subscription.Kind kind,
        @Schema(description = "Only its beginning") String target,
        Instant createdAt,
        long version)
        implements Versioned {

    private static final int SHOWN = 40;

    static SubscriptionView of(Row row) {
        String target = row.text("target");
        return new SubscriptionView(
                row.uuid("id"),
                row.word("kind", Subscription.Kind.class),
                target.length() > SHOWN ? target.substring(0, SHOWN) + "…" : target,
                row.instant("created_at"),
                row.bigint("version"));
    }
}
