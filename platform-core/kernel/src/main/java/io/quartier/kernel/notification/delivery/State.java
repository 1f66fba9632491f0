package io.quartier.kernel.notification.delivery;

/** How far a message is. */
public enum State {
    /** Waits for the next digest. */
    COLLECTED,
    /** Went out as part of a digest. */
    DIGESTED,
    /** Waits to be sent, for the first time or again. */
    QUEUED,
    /** Waits for the operator to configure its channel. */
    NOT_CONFIGURED,
    /** A node is at it. */
    SENDING,
    /** The provider took it. */
    SENT,
    /** The provider says that it arrived. */
    DELIVERED,
    /** The address does not take it. */
    BOUNCED,
    /** The recipient called it spam. */
    COMPLAINED,
    /** Given up. */
    FAILED,
    /** Not to be sent: the reason says why. */
    SUPPRESSED
}
