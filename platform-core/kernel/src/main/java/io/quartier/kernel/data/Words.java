package io.quartier.kernel.data;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Enumerations as JSON, the database and query strings write them: lower case, hyphens for underscores. */
public final class Words {

    private static final ClassValue<Map<String, Enum<?>>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
            Map<String, Enum<?>> byWord = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                byWord.put(make((Enum<?>) constant), (Enum<?>) constant);
            }
            return Map.copyOf(byWord);
        }
    };

    private static final ClassValue<String[]> WORDS = new ClassValue<>() {
        @Override
        protected String[] computeValue(Class<?> type) {
            Object[] constants = type.getEnumConstants();
            String[] words = new String[constants.length];
            for (int i = 0; i < words.length; i++) {
                words[i] = make((Enum<?>) constants[i]);
            }
            return words;
        }
    };

    private Words() {}

    /** The constant's word. */
    public static String of(Enum<?> constant) {
        return WORDS.get(constant.getDeclaringClass())[constant.ordinal()];
    }

    /** The constant with this word, or null. */
    public static <E extends Enum<E>> E find(Class<E> type, String word) {
        return type.cast(CONSTANTS.get(type).get(word));
    }

    private static String make(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
