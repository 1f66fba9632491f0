package io.quartier.kernel.notification.delivery;

import io.quartier.contract.notification.Channel;

/** Takes messages to people by one channel: a CDI bean. */
public interface Carrier {
    /** Its channel. */
    Channel channel();

    /** Whether the operator said how; without it messages wait. */
    boolean isConfigured();

    /** Whether it needs an address; else it finds its way by the user. */
    default boolean needsAddress() {
        return true;
    }

    /** Tries to deliver, outside a transaction; an exception means: try again later. */
    Outcome carry(Letter letter) throws Exception;
}
