package io.quartier.kernel.webhook;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which deliveries are sent again. */
@Schema(name = "WebhookRetryRange")
record RetryRange(
        @NotNull @Schema(description = "Made at this time or later.")
        Instant from,

        @NotNull @Schema(description = "Made at this time or earlier.")
        Instant to,

        @Schema(description = "failed where nothing is said")
        DeliveryStatus status,

        @Schema(description = "Type of the event; all where nothing is said.", example = "listing.published")
        String type) {

    RetryRange {
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidValue(Fault.of("to", "MIN", "min", from));
        }
    }

    DeliveryStatus wanted() {
        return status == null ? DeliveryStatus.FAILED : status;
    }
}
