package io.quartier.kernel.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a request to send a range again did. */
@Schema(name = "WebhookRetried")
record RetriedView(
        @Schema(description = "How many deliveries are sent again.")
        int count) {}
