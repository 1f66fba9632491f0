package io.quartier.kernel.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The files {@code messages.properties} (English), {@code messages_de.properties} … that stand beside a class. */
public final class MessageBundle {

    private final String place;
    private final Map<Locale, Map<String, String>> texts = new HashMap<>();

    private MessageBundle(String place) {
        this.place = place;
    }

    /** The bundle beside a class; a file that is not there counts as empty. */
    public static MessageBundle beside(Class<?> type) {
        MessageBundle bundle = new MessageBundle(type.getPackageName());
        for (Locale language : Languages.ALL) {
            bundle.texts.put(language, load(type, language));
        }
        return bundle;
    }

    /** The text of a key, in English where the language lacks it; null where English does too. */
    String text(String key, Locale language) {
        String text = texts.getOrDefault(language, Map.of()).get(key);
        return text != null ? text : texts.get(Locale.ENGLISH).get(key);
    }

    /** Which keys a language lacks or has too many, one sentence each: for tests. */
    public List<String> gaps() {
        Set<String> all = new TreeSet<>();
        texts.values().forEach(t -> all.addAll(t.keySet()));
        List<String> gaps = new ArrayList<>();
        for (Locale language : Languages.ALL) {
            for (String key : all) {
                if (!texts.get(language).containsKey(key)) {
                    gaps.add("%s has no text for %s in %s".formatted(place, key, language));
                }
            }
        }
        return gaps;
    }

    private static Map<String, String> load(Class<?> type, Locale language) {
        String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
        try (InputStream in = type.getResourceAsStream("messages" + suffix + ".properties")) {
            if (in == null) {
                return Map.of();
            }
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            Map<String, String> loaded = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> loaded.put(key, properties.getProperty(key)));
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
