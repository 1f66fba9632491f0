package io.quartier.kernel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Optional<Duration> NOTHING = Optional.empty();
    private final RetrySchedule standard = RetrySchedule.of(RetrySchedule.STANDARD);

    @Test
    void standardSchedule() {
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(tries -> standard.after(tries, NOTHING, 0)))
                .containsExactly(
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(Duration.ofHours(2)),
                        Optional.of(Duration.ofHours(5)),
                        Optional.of(Duration.ofHours(10)),
                        Optional.of(Duration.ofHours(14)),
                        Optional.of(Duration.ofHours(20)),
                        Optional.of(Duration.ofHours(24)),
                        Optional.empty());
    }

    @Test
    void pausesAreSpread() {
        assertThat(standard.after(2, NOTHING, 1)).contains(Duration.ofMinutes(6));
        assertThat(standard.after(2, NOTHING, 0.5)).contains(Duration.ofSeconds(330));
    }

    @Test
    void whoAsksForMoreTimeGetsIt() {
        assertThat(standard.after(1, Optional.of(Duration.ofMinutes(1)), 0)).contains(Duration.ofMinutes(1));
        assertThat(standard.after(2, Optional.of(Duration.ofMinutes(1)), 0)).contains(Duration.ofMinutes(5));
        assertThat(standard.after(10, Optional.of(Duration.ofMinutes(1)), 0)).isEmpty();
    }

    @Test
    void retryAfterInSecondsOrAsADate() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(RetrySchedule.retryAfter(" 120 ", now)).contains(Duration.ofMinutes(2));
        assertThat(RetrySchedule.retryAfter("Sat, 21 Nov 2026 10:05:00 GMT", now))
                .contains(Duration.ofMinutes(5));
        assertThat(RetrySchedule.retryAfter("9999999999", now)).contains(Duration.ofHours(24));
        assertThat(RetrySchedule.retryAfter("Sat, 21 Nov 2026 09:00:00 GMT", now))
                .isEmpty();
        assertThat(RetrySchedule.retryAfter("-5", now)).isEmpty();
        assertThat(RetrySchedule.retryAfter("soon", now)).isEmpty();
        assertThat(RetrySchedule.retryAfter(null, now)).isEmpty();
    }
}
