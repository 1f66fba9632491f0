package io.quartier.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Duration NONE = Duration.ZERO;

    @Test
    void comesRoundInItsTimeZone() {
        Instant winter = Instant.parse("2026-01-10T12:00:00Z");
        Instant summer = Instant.parse("2026-07-10T12:00:00Z");

        assertThat(alone("0 6 * * *", VIENNA).next(winter)).isEqualTo("2026-01-11T05:00:00Z");
        assertThat(alone("0 6 * * *", VIENNA).next(summer)).isEqualTo("2026-07-11T04:00:00Z");
        assertThat(alone("0 6 * * *", ZoneOffset.UTC).next(winter)).isEqualTo("2026-01-11T06:00:00Z");
        assertThat(alone("0 9 * * 1", ZoneOffset.UTC).next(winter)).isEqualTo("2026-01-12T09:00:00Z");
        assertThat(alone("30 0 1 * *", ZoneOffset.UTC).next(winter)).isEqualTo("2026-02-01T00:30:00Z");
    }

    /** At two o'clock the clock goes on to three: there is no half past two that day. */
    @Test
    void aTimeThatDoesNotExistIsLeftOut() {
        List<Instant> times = next(alone("30 2 * * *", VIENNA), "2026-03-28T12:00:00Z", 2);

        assertThat(times).containsExactly(Instant.parse("2026-03-30T00:30:00Z"), Instant.parse("2026-03-31T00:30:00Z"));
    }

    @Test
    void anHourThatComesTwiceCountsOnce() {
        List<Instant> times = next(alone("30 2 * * *", VIENNA), "2026-10-24T12:00:00Z", 2);

        assertThat(times).containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void organizationsAreSpreadAndEachKeepsItsPlace() {
        Instant noon = Instant.parse("2026-01-10T12:00:00Z");
        Instant six = Instant.parse("2026-01-11T06:00:00Z");
        Set<Instant> times = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Timetable table = Timetable.of("0 6 * * *", ZoneOffset.UTC, Duration.ofMinutes(5), "organization " + i);
            Instant time = table.next(noon);
            assertThat(time).isBetween(six, six.plusSeconds(300));
            assertThat(table.next(time)).isEqualTo(time.plus(Duration.ofDays(1)));
            assertThat(table.next(time.minusMillis(1))).isEqualTo(time);
            times.add(time);
        }
        assertThat(times).hasSizeGreaterThan(150);
    }

    @Test
    void theyAreSpreadOverHalfOfAShortPeriodAtMost() {
        Instant noon = Instant.parse("2026-01-10T12:00:00Z");
        for (int i = 0; i < 50; i++) {
            Timetable table = Timetable.of("* * * * *", ZoneOffset.UTC, Duration.ofMinutes(5), "organization " + i);
            assertThat(table.late()).isLessThan(Duration.ofSeconds(30));
            assertThat(table.next(noon)).isBetween(noon, noon.plusSeconds(90));
        }
    }

    private static Timetable alone(String cron, ZoneId zone) {
        return Timetable.of(cron, zone, NONE, null);
    }

    private static List<Instant> next(Timetable table, String from, int count) {
        List<Instant> times = new ArrayList<>();
        Instant time = Instant.parse(from);
        for (int i = 0; i < count; i++) {
            time = table.next(time);
            times.add(time);
        }
        return times;
    }
}
