package io.quartier.kernel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a delivery that failed is tried again.
 *
 * @param pauses before the second attempt, the third and so on; after the last it is given up
 */
record RetrySchedule(List<Duration> pauses) {

    /** As Standard Webhooks proposes it; the first attempt is at once. */
    static final String STANDARD = "PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H";

    /** No receiver makes us wait longer. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Part of a pause that is added at random, so that those that failed together do not come back together. */
    private static final double JITTER = 0.2;

    static RetrySchedule of(String durations) {
        return new RetrySchedule(Arrays.stream(durations.split(",", -1))
                .map(String::strip)
                .map(Duration::parse)
                .toList());
    }

    /**
     * The pause after a failure.
     *
     * @param tries attempts so far
     * @param asked what the receiver asked for by {@code Retry-After}
     * @param random from 0 to 1
     * @return nothing where it is given up
     */
    Optional<Duration> after(int tries, Optional<Duration> asked, double random) {
        if (tries > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(tries - 1);
        Duration spread = pause.plusMillis((long) (pause.toMillis() * JITTER * random));
        return Optional.of(asked.filter(wanted -> wanted.compareTo(spread) > 0).orElse(spread));
    }

    /** The header {@code Retry-After}, in seconds or as a date; nothing where it says nothing sensible. */
    static Optional<Duration> retryAfter(String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        Duration wanted;
        try {
            wanted = Duration.ofSeconds(Long.parseLong(header.strip()));
        } catch (NumberFormatException noSeconds) {
            try {
                wanted = Duration.between(
                        now,
                        ZonedDateTime.parse(
                                header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)));
            } catch (DateTimeParseException noDate) {
                return Optional.empty();
            }
        }
        if (wanted.isNegative()) {
            return Optional.empty();
        }
        return Optional.of(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
    }
}
