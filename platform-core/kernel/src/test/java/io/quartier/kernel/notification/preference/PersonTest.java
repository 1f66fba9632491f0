package io.quartier.kernel.notification.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

    private static final ZoneId BRATISLAVA = ZoneId.of("Europe/Bratislava");

    @ParameterizedTest
    @CsvSource({
        // in summer Bratislava is two hours ahead of UTC, in winter one
        "2026-07-01T10:00:00Z, 2026-07-01T10:00:00Z",
        "2026-07-01T19:59:00Z, 2026-07-01T19:59:00Z",
        "2026-07-01T20:00:00Z, 2026-07-02T05:00:00Z",
        "2026-07-02T02:00:00Z, 2026-07-02T05:00:00Z",
        "2026-07-02T05:00:00Z, 2026-07-02T05:00:00Z",
        "2026-12-01T20:59:00Z, 2026-12-01T20:59:00Z",
        "2026-12-01T21:00:00Z, 2026-12-02T06:00:00Z",
        // the night in which the clocks go back
        "2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z"
    })
    void quietHoursOverNight(Instant now, Instant undisturbed) {
        Person person = new Person(null, BRATISLAVA, LocalTime.of(22, 0), LocalTime.of(7, 0));
        assertThat(person.undisturbed(now)).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T11:59:00Z, 2026-07-01T11:59:00Z",
        "2026-07-01T12:00:00Z, 2026-07-01T14:00:00Z",
        "2026-07-01T13:59:59Z, 2026-07-01T14:00:00Z",
        "2026-07-01T14:00:00Z, 2026-07-01T14:00:00Z"
    })
    void quietHoursByDay(Instant now, Instant undisturbed) {
        Person person = new Person(null, ZoneOffset.UTC, LocalTime.of(12, 0), LocalTime.of(14, 0));
        assertThat(person.undisturbed(now)).isEqualTo(undisturbed);
    }

    @Test
    void whoSaidNothingIsDisturbedAnyTime() {
        Instant now = Instant.parse("2026-07-01T02:00:00Z");
        assertThat(Person.UNKNOWN.orIn(BRATISLAVA).undisturbed(now)).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-11-20T06:00:00Z, 2026-11-20T07:00:00Z",
        "DAILY, 2026-11-20T07:00:00Z, 2026-11-21T07:00:00Z",
        // a Friday, and a Monday
        "WEEKLY, 2026-11-20T12:00:00Z, 2026-11-23T07:00:00Z",
        "WEEKLY, 2026-11-23T06:59:00Z, 2026-11-23T07:00:00Z",
        "WEEKLY, 2026-11-23T07:00:00Z, 2026-11-30T07:00:00Z"
    })
    void digestsComeInTheMorning(Mode mode, Instant now, Instant due) {
        assertThat(Person.UNKNOWN.orIn(BRATISLAVA).digest(mode, now)).isEqualTo(due);
    }
}
