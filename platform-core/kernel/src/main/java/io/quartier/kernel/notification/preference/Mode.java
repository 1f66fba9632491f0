package io.quartier.kernel.notification.preference;

/** How somebody wants to be told of something by one channel. */
public enum Mode {
    /** As it comes. */
    ON,
    /** Not at all. */
    OFF,
    /** In one e-mail a day. */
    DAILY,
    /** In one e-mail a week. */
    WEEKLY
}
