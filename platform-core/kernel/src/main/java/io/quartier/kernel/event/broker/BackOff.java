package io.quartier.kernel.event.broker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Pauses between attempts to reach a broker that is away: twice as long each time, up to half a minute. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Clock clock;
    private Duration pause = FIRST;
    private Instant until = Instant.MIN;

    BackOff(Clock clock) {
        this.clock = clock;
    }

    /** How long nobody should try; zero where it is worth a try. */
    Duration left() {
        Instant now = clock.instant();
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    void failed() {
        until = clock.instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    }

    void worked() {
        pause = FIRST;
        until = Instant.MIN;
    }
}
