package io.quartier.kernel.notification.bulk;

import io.quartier.contract.data.Row;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a bulk is. */
@Schema(name = "NotificationBulk")
public record BulkView(
        UUID id,
        String type,
        BulkStatus status,
        @Schema(description = "Recipients when it began") int total,

        @Schema(description = "Recipients whose messages are made")
        int done,

        @Schema(description = "Messages by state") Map<String, Long> messages,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static final String COLUMNS = "id, type, status, total, done, created_at, updated_at, version";

    static BulkView of(Row row) {
        return new BulkView(
                row.uuid("id"),
                row.text("type"),
                row.word("status", BulkStatus.class),
                row.integer("total"),
                row.integer("done"),
                null,
                row.instant("created_at"),
                row.instant("updated_at"),
                row.bigint("version"));
    }

    BulkView with(Map<String, Long> states) {
        return new BulkView(id, type, status, total, done, states, createdAt, updatedAt, version);
    }
}
