package io.quartier.kernel.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery with all that was sent and answered. */
@Schema(name = "WebhookDeliveryDetail")
record DeliveryDetail(
        DeliveryView delivery,

        @Schema(description = "What is signed and sent: the event as CloudEvents 1.0 in JSON.")
        String requestBody,

        @Schema(description = "The last 100, the newest first.")
        List<AttemptView> attempts) {}
