package io.quartier.kernel.notification.delivery;

import io.quartier.contract.data.Row;
import io.quartier.contract.notification.Channel;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a message. */
@Schema(name = "NotificationDelivery")
public record DeliveryView(
        UUID id,
        @Schema(example = "listings.import-finished") String type,
        String category,
        Channel channel,
        State state,

        @Schema(description = "Why, where it is not as it should be")
        String reason,

        @Schema(description = "The member, absent for somebody outside")
        UUID userId,

        @Schema(example = "e***@donau.example", description = "Masked")
        String address,

        String language,
        int attempts,

        @Schema(description = "When it is tried next, where it waits")
        Instant dueAt,

        UUID bulkId,
        Instant createdAt,
        Instant sentAt,
        Instant updatedAt) {

    static final String COLUMNS =
            "id, type, category, channel, state, reason, user_id, address, language, attempts, due_at,"
                    + " bulk_id, created_at, sent_at, updated_at";

    static DeliveryView of(Row row) {
        State state = row.word("state", State.class);
        boolean waits = state == State.QUEUED || state == State.COLLECTED;
        return new DeliveryView(
                row.uuid("id"),
                row.text("type"),
                row.text("category"),
                row.word("channel", Channel.class),
                state,
                row.text("reason"),
                row.uuid("user_id"),
                Addresses.masked(row.text("address")),
                row.text("language"),
                row.integer("attempts"),
                waits ? row.instant("due_at") : null,
                row.uuid("bulk_id"),
                row.instant("created_at"),
                row.instant("sent_at"),
                row.instant("updated_at"));
    }
}
