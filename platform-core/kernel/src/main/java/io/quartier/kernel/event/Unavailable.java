package io.quartier.kernel.event;

import java.time.Duration;

/**
 * What a recipient needs is away for a while, such as a message broker: the event comes again after the pause, as often
 * as it takes, and never becomes a dead letter for it.
 */
public class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Duration pause;

    public Unavailable(String message, Duration pause, Throwable cause) {
        super(message, cause);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
