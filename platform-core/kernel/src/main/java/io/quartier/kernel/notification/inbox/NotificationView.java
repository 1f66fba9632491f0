package io.quartier.kernel.notification.inbox;

import io.quartier.contract.data.Row;
import io.quartier.contract.notification.Urgency;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that waits for the signed-in person. */
@Schema(name = "Notification")
public record NotificationView(
        UUID id,
        @Schema(example = "listings.import-finished") String type,
        @Schema(example = "imports") String category,
        Urgency urgency,
        String title,
        String body,
        boolean read,
        Instant readAt,
        Instant createdAt,
        long version)
        implements Versioned {

    static final String COLUMNS = "id, type, category, urgency, title, body, read_at, created_at, version";

    static NotificationView of(Row row) {
        return new NotificationView(
                row.uuid("id"),
                row.text("type"),
                row.text("category"),
                row.word("urgency", Urgency.class),
                row.text("title"),
                row.text("body"),
                row.instant("read_at") != null,
                row.instant("read_at"),
                row.instant("created_at"),
                row.bigint("version"));
    }
}
