package io.quartier.listings.listing;

import java.util.Locale;

/** How enumerations are kept in the columns of an entity. */
final class Words {

    private Words() {}

    /** {@code AS_NEW} is {@code as-new}. */
    static String of(Enum<?> constant) {
        return constant == null
                ? null
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(String word, Class<E> type) {
        return word == null ? null : Enum.valueOf(type, word.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
