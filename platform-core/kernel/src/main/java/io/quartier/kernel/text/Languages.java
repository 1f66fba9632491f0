package io.quartier.kernel.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The languages that the platform speaks, and the choice among them. */
public final class Languages {

    /** English is the fall-back. */
    public static final List<Locale> ALL =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("sk"), Locale.forLanguageTag("cs"));

    private static final int REMEMBERED = 1000;
    private static final int MAX_LENGTH = 200;

    // browsers send the same few headers again and again
    private static final Map<String, Locale> CHOICES = new ConcurrentHashMap<>();

    private Languages() {}

    /** The best language for an {@code Accept-Language} header, which may be null or nonsense. */
    public static Locale choose(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isEmpty() || acceptLanguage.length() > MAX_LENGTH) {
            return Locale.ENGLISH;
        }
        Locale known = CHOICES.get(acceptLanguage);
        if (known != null) {
            return known;
        }
        Locale chosen = parse(acceptLanguage);
        if (CHOICES.size() < REMEMBERED) {
            CHOICES.put(acceptLanguage, chosen);
        }
        return chosen;
    }

    private static Locale parse(String header) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), ALL);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
