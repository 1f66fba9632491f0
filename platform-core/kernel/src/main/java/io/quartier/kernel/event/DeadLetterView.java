package io.quartier.kernel.event;

import io.quartier.contract.data.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that a subscriber could not take in. */
@Schema(name = "DeadLetter")
public record DeadLetterView(
        UUID eventId,

        @Schema(example = "listing.published") String type,
        UUID aggregateId,

        @Schema(example = "portal.projection") String subscriber,

        int attempts,

        @Schema(
                description = "What kind of failure it was last, and the request id under which the log tells of it.",
                example = "PSQLException 23505, request 0192f0c1-2345-7000-8000-00000000000a")
        String error,

        Instant deadAt) {

    static final String COLUMNS = "d.event_id, e.type, d.aggregate_id, d.subscriber, d.attempts, d.error, d.dead_at";

    static DeadLetterView of(Row row) {
        return new DeadLetterView(
                row.uuid("event_id"),
                row.text("type"),
                row.uuid("aggregate_id"),
                row.text("subscriber"),
                row.integer("attempts"),
                row.text("error"),
                row.instant("dead_at"));
    }
}
