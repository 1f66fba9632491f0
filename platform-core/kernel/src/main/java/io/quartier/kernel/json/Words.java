package io.quartier.kernel.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Enumerations as everybody outside knows them: lower-case words with hyphens. */
public final class Words {

    private static final ClassValue<Words> ALL = new ClassValue<>() {
        @Override
        protected Words computeValue(Class<?> type) {
            return new Words(type);
        }
    };

    private final Map<String, Enum<?>> constants = new LinkedHashMap<>();
    private final String[] words;

    private Words(Class<?> type) {
        Object[] values = type.getEnumConstants();
        words = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            Enum<?> constant = (Enum<?>) values[i];
            words[i] = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            constants.put(words[i], constant);
        }
    }

    /** The word of a constant: {@code TO_LET} is {@code to-let}. */
    public static String of(Enum<?> constant) {
        return ALL.get(constant.getDeclaringClass()).words[constant.ordinal()];
    }

    /** The constant of a word, null where there is none. */
    public static <E extends Enum<E>> E parse(String word, Class<E> type) {
        return type.cast(ALL.get(type).constants.get(word));
    }

    /** All words of a type, in the order of its constants. */
    public static List<String> all(Class<? extends Enum<?>> type) {
        return List.of(ALL.get(type).words);
    }
}
