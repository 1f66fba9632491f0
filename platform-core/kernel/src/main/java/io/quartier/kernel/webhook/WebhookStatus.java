package io.quartier.kernel.webhook;

/** Whether an endpoint is told of events. */
enum WebhookStatus {
    ACTIVE,
    /** By the platform: it failed for days. */
    PAUSED,
    /** By its organization, or by its own answer 410. */
    DISABLED
}
