package io.quartier.contract.webhook;

import io.quartier.contract.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The platform stopped telling a webhook endpoint of events; somebody of the organization should know. Published as
 * {@code webhook.paused}.
 *
 * @param webhookId the endpoint
 * @param host of its address, without the path, which may hold a secret of the receiver
 * @param description what the organization calls it; null where it said nothing
 * @param reason {@code failing} after days in which every attempt failed, {@code gone} where the receiver answered 410
 * @param failingSince when it last worked, or was first tried
 * @param at when it was paused
 */
public record WebhookPaused(
        UUID webhookId, String host, String description, String reason, Instant failingSince, Instant at)
        implements DomainEvent {

    /** Every attempt of several days failed. */
    public static final String FAILING = "failing";
    /** The receiver said that it wants no more. */
    public static final String GONE = "gone";

    @Override
    public UUID aggregateId() {
        return webhookId;
    }
}
