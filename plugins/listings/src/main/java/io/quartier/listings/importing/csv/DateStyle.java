package io.quartier.listings.importing.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** How a file writes dates. */
enum DateStyle {
    /** {@code 2026-11-20} */
    ISO("uuuu-MM-dd"),
    /** {@code 20.11.2026}, also in Austria, Slovakia and Czechia. */
    DE("d.M.uuuu"),
    /** {@code 20/11/2026} */
    EN("d/M/uuuu"),
    /** {@code 11/20/2026} */
    US("M/d/uuuu");

    private final DateTimeFormatter form;

    DateStyle(String pattern) {
        form = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The date, null where the text is none in this style. */
    LocalDate parse(String text) {
        try {
            return LocalDate.parse(text.replace(" ", ""), form);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
