package io.quartier.kernel.secret;

import java.time.Duration;
import java.time.Instant;

/**
 * How long keys live.
 *
 * @param lifetime after which an organization gets a new key
 * @param notBefore keys made earlier are renewed now, for instance because somebody may have seen them
 * @param kept how long a retired key is kept at least: longer than any transaction, so that whoever has just read a value
 *     that it sealed can still open it
 */
public record KeyLimits(Duration lifetime, Instant notBefore, Duration kept) {

    Instant oldest(Instant now) {
        Instant oldest = now.minus(lifetime);
        return notBefore.isAfter(oldest) ? notBefore : oldest;
    }
}
