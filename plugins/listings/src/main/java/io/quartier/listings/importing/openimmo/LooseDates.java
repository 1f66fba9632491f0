package io.quartier.listings.importing.openimmo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as senders write them: the format has texts where one would expect dates. */
final class LooseDates {

    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(T.*|Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[-./](\\d{4})");
    private static final Pattern YEAR = Pattern.compile("\\b(1[0-9]{3}|20[0-9]{2})\\b");

    private LooseDates() {}

    /** The day, a month's last where only that is said; null where it is neither. */
    static String day(String text) {
        try {
            Matcher match = ISO_DAY.matcher(text);
            if (match.matches()) {
                return date(match, 1, 2, 3).toString();
            }
            match = DAY.matcher(text);
            if (match.matches()) {
                return date(match, 3, 2, 1).toString();
            }
            match = ISO_MONTH.matcher(text);
            if (match.matches()) {
                return month(match, 1, 2).atEndOfMonth().toString();
            }
            match = MONTH.matcher(text);
            return match.matches() ? month(match, 2, 1).atEndOfMonth().toString() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The year in a text such as {@code um 1905}; null where there is none. */
    static String year(String text) {
        Matcher match = YEAR.matcher(text);
        return match.find() ? match.group(1) : null;
    }

    private static LocalDate date(Matcher match, int year, int month, int day) {
        return LocalDate.of(number(match, year), number(match, month), number(match, day));
    }

    private static YearMonth month(Matcher match, int year, int month) {
        return YearMonth.of(number(match, year), number(match, month));
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
