package io.quartier.kernel.job;

import java.time.Duration;

/** How long a failed run waits for its next attempt. */
final class Pauses {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Pauses() {}

    /**
     * The pause, twice as long each time.
     *
     * @param attempts how many have failed, from 1
     */
    static Duration after(int attempts) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(20, Math.max(0, attempts - 1)));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
