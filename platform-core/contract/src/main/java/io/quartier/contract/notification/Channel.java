package io.quartier.contract.notification;

/** A way to reach somebody. */
public enum Channel {
    /** The list inside the application; users of the organization only. */
    IN_APP,
    /** E-mail. */
    EMAIL,
    /** Short message to a telephone. */
    SMS,
    /** On the devices that a user has registered; users of the organization only. */
    PUSH
}
