package io.quartier.kernel.webhook;

import io.quartier.contract.data.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event on its way to an endpoint. */
@Schema(name = "WebhookDelivery")
record DeliveryView(
        UUID id,
        UUID webhookId,

        @Schema(description = "Also the header webhook-id, the same at every attempt.")
        UUID eventId,

        String type,
        DeliveryStatus status,
        int attempts,
        Outcome lastOutcome,

        @Schema(description = "Of the last answer, if there was one.")
        Integer lastStatus,

        Instant nextAttemptAt,
        Instant createdAt,
        Instant finishedAt) {

    static final String COLUMNS =
            "id, webhook_id, event_id, type, status, attempts, last_outcome, last_status, due_at, created_at, finished_at";

    static DeliveryView of(Row row) {
        DeliveryStatus status = row.word("status", DeliveryStatus.class);
        return new DeliveryView(
                row.uuid("id"),
                row.uuid("webhook_id"),
                row.uuid("event_id"),
                row.text("type"),
                status,
                row.integer("attempts"),
                row.word("last_outcome", Outcome.class),
                row.integer("last_status"),
                status == DeliveryStatus.PENDING ? row.instant("due_at") : null,
                row.instant("created_at"),
                row.instant("finished_at"));
    }
}
