package io.quartier.kernel.log;

import java.util.regex.Pattern;

/** Takes personal data and secrets out of log texts, whoever wrote them there. */
public final class Masking {

    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]+(\\.[\\w-]*)?");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(password|passwd|secret|token|authorization|api[-_]?key)(\"?\\s*[=:]\\s*\"?)[^\\s\",;&]+");
    private static final Pattern EMAIL =
            Pattern.compile("([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+-]*@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}");
    private static final Pattern IBAN =
            Pattern.compile("\\b([A-Z]{2}\\d{2})(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");
    private static final Pattern PHONE = Pattern.compile("\\+\\d[\\d /()-]{6,}\\d");

    private Masking() {}

    /** The text with tokens, secrets, e-mail addresses, account and telephone numbers made unreadable. */
    public static String mask(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String masked = text;
        if (masked.contains("eyJ")) {
            masked = TOKEN.matcher(masked).replaceAll("[token]");
        }
        masked = SECRET.matcher(masked).replaceAll("$1$2[secret]");
        if (masked.indexOf('@') >= 0) {
            masked = EMAIL.matcher(masked).replaceAll("$1***@***");
        }
        masked = IBAN.matcher(masked).replaceAll("$1 [account]");
        if (masked.indexOf('+') >= 0) {
            masked = PHONE.matcher(masked).replaceAll("[phone]");
        }
        return masked;
    }
}
