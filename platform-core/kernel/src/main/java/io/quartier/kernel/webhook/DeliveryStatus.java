package io.quartier.kernel.webhook;

/** What became of an event on its way to an endpoint. */
public enum DeliveryStatus {
    /** It is tried, or tried again later. */
    PENDING,
    DELIVERED,
    /** Given up after the last retry. */
    FAILED
}
