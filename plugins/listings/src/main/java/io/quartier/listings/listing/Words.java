package io.quartier.listings.listing;

import java.util.List;
import java.util.Locale;

/** How enumerations and lists of words are kept in the columns of an entity. */
final class Words {

    private Words() {}

    /** {@code AS_NEW} is {@code as-new}. */
    static String of(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(String word, Class<E> type) {
        return word == null ? null : Enum.valueOf(type, word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** As PostgreSQL writes a {@code text[]}; words need no escaping, but {@code null} would be misread without quotes. */
    static String array(List<String> words) {
        return words.isEmpty() ? "{}" : "{\"" + String.join("\",\"", words) + "\"}";
    }

    static List<String> list(String array) {
        String inner = array.substring(1, array.length() - 1).replace("\"", "");
        return inner.isEmpty() ? List.of() : List.of(inner.split(",", -1));
    }
}
