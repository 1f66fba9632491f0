package io.quartier.kernel.notification.preference;

import io.quartier.contract.data.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * What somebody said about how to be told, whatever it is.
 *
 * @param language null where they said nothing, and so the others
 * @param quietFrom when their quiet hours begin, in their time zone
 * @param quietUntil when those end; may be on the next day
 */
public record Person(Locale language, ZoneId zone, LocalTime quietFrom, LocalTime quietUntil) {

    /** Somebody who said nothing. */
    public static final Person UNKNOWN = new Person(null, null, null, null);

    /** Digests come in the morning. */
    private static final LocalTime DIGEST = LocalTime.of(8, 0);

    static Person of(Row row) {
        return new Person(
                row.text("language") == null ? null : Locale.forLanguageTag(row.text("language")),
                row.text("time_zone") == null ? null : ZoneId.of(row.text("time_zone")),
                time(row.text("quiet_from")),
                time(row.text("quiet_until")));
    }

    private static LocalTime time(String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    /** The same, in the organization's time zone where they named none. */
    public Person orIn(ZoneId other) {
        return zone == null ? new Person(language, other, quietFrom, quietUntil) : this;
    }

    /** When they may be disturbed: now, or when their quiet hours end. */
    public Instant undisturbed(Instant now) {
        if (quietFrom == null || quietUntil == null || quietFrom.equals(quietUntil)) {
            return now;
        }
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overnight = quietFrom.isAfter(quietUntil);
        boolean quiet = overnight
                ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
        if (!quiet) {
            return now;
        }
        boolean tomorrow = overnight && !time.isBefore(quietFrom);
        return here.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(quietUntil)
                .atZone(zone)
                .toInstant();
    }

    /** When their next digest is due: at eight in the morning, weekly ones on Mondays. */
    public Instant digest(Mode mode, Instant now) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime next = here.toLocalDate().atTime(DIGEST).atZone(zone);
        if (mode == Mode.WEEKLY) {
            next = next.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        }
        if (!next.isAfter(here)) {
            next = next.plusDays(mode == Mode.WEEKLY ? 7 : 1);
        }
        return next.toInstant();
    }
}
