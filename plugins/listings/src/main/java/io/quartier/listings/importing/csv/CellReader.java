package io.quartier.listings.importing.csv;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.listings.importing.feed.DraftJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the text of a cell into the value of a field, in the style of the file. */
record CellReader(NumberStyle numbers, DateStyle dates) {

    private static final Set<String> YES = Set.of("1", "true", "yes", "y", "ja", "j", "áno", "ano", "a", "x");
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "nein", "nie", "ne");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LIST = Pattern.compile("[,;|]");

    /**
     * Puts the value of a cell that is not blank into the draft.
     *
     * @throws InvalidValue where the text does not fit
     */
    void read(String cell, Target target, AreaUnit unit, DraftJson draft) {
        String text = cell.strip();
        switch (target.kind()) {
            case TEXT -> draft.put(target.path(), text);
            case WORD -> draft.put(target.path(), word(text));
            case COUNTRY -> draft.put(target.path(), text.toUpperCase(Locale.ROOT));
            case NUMBER -> draft.put(target.path(), number(text));
            case AREA -> draft.put(target.path(), known(unit.toSquareMetres(number(text))));
            case YEAR -> draft.put(target.path(), known(number(text)));
            case YES_OR_NO -> draft.put(target.path(), yesOrNo(text));
            case DATE -> draft.put(target.path(), date(text).toString());
            case WORDS -> draft.put(target.path(), words(text));
        }
    }

    private BigDecimal number(String text) {
        BigDecimal number = numbers.parse(text);
        if (number == null) {
            throw new InvalidValue(Fault.of("", Fault.TYPE, "expected", "number"));
        }
        return number;
    }

    /** Files write 0 where they know no area and no year. */
    private static BigDecimal known(BigDecimal number) {
        return number.signum() == 0 ? null : number;
    }

    private LocalDate date(String text) {
        LocalDate date = dates.parse(text);
        if (date == null) {
            throw new InvalidValue(Fault.of("", Fault.TYPE, "expected", "date"));
        }
        return date;
    }

    private static boolean yesOrNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new InvalidValue(Fault.of("", Fault.TYPE, "expected", "boolean"));
        }
        return YES.contains(word);
    }

    /** {@code Very Good} is {@code very-good}. */
    private static String word(String text) {
        return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    }

    private static List<String> words(String text) {
        return Arrays.stream(LIST.split(text))
                .filter(w -> !w.isBlank())
                .map(w -> word(w.strip()))
                .toList();
    }
}
