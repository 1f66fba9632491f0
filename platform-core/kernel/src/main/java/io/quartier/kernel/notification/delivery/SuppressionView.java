package io.quartier.kernel.notification.delivery;

import io.quartier.contract.data.Row;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address that the organization does not write to. */
@Schema(name = "NotificationSuppression")
public record SuppressionView(
        UUID id,
        Channel channel,
        @Schema(example = "eva@donau.example") String address,

        @Schema(example = "*", description = "The category, * for all")
        String category,

        Suppressions.Reason reason,
        Instant createdAt,
        long version)
        implements Versioned {

    static SuppressionView of(Row row) {
        return new SuppressionView(
                row.uuid("id"),
                row.word("channel", Channel.class),
                row.text("address"),
                row.text("category"),
                row.word("reason", Suppressions.Reason.class),
                row.instant("created_at"),
                row.bigint("version"));
    }

    @Override
    public String toString() {
        return "suppression " + id;
    }
}
