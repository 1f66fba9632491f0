package io.quartier.contract.notification;

/** How soon somebody must know. */
public enum Urgency {
    /** Whenever it suits: people may collect these in digests. */
    LOW,
    /** Soon, but not in somebody's quiet hours. */
    NORMAL,
    /** At once, quiet hours and digests or not. */
    URGENT
}
