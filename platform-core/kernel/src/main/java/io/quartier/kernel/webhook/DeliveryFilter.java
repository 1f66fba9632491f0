package io.quartier.kernel.webhook;

import io.quartier.contract.data.Select;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which deliveries a list shows. */
public class DeliveryFilter {

    @QueryParam("status")
    Set<DeliveryStatus> status;

    @QueryParam("type")
    @Parameter(description = "Type of the event.", example = "listing.published")
    String type;

    @QueryParam("from")
    @Parameter(description = "Made at this time or later.")
    Instant from;

    @QueryParam("to")
    @Parameter(description = "Made at this time or earlier.")
    Instant to;

    Select select(UUID webhook) {
        return Select.columns(DeliveryView.COLUMNS)
                .from("platform.webhook_deliveries")
                .where("webhook_id = ?", webhook)
                .whereIn("status", status)
                .where("type = ?", type)
                .where("created_at >= ?", from)
                .where("created_at <= ?", to)
                .sortable("createdAt", "created_at", Instant.class)
                .orderedBy("-createdAt");
    }
}
