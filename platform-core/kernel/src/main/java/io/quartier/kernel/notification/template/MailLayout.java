package io.quartier.kernel.notification.template;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What stands around the content of every e-mail: the organization's name, colour and logo, and the way out. */
public final class MailLayout {

    private static final String HTML = read("layout.html.peb");
    private static final String TEXT = read("layout.text.peb");

    private MailLayout() {}

    /** @param content HTML of a template, its values escaped already */
    public static String html(Brand brand, Locale language, String subject, String content, String unsubscribe) {
        Map<String, Object> values = values(brand, language, unsubscribe);
        values.put("subject", subject);
        values.put("content", new SafeString(content));
        return Templates.fill(HTML, true, values);
    }

    /** The same as text. */
    public static String text(Brand brand, Locale language, String content, String unsubscribe) {
        Map<String, Object> values = values(brand, language, unsubscribe);
        values.put("content", content);
        return Templates.fill(TEXT, false, values);
    }

    private static Map<String, Object> values(Brand brand, Locale language, String unsubscribe) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", brand.name());
        values.put("color", brand.color());
        values.put("logoUrl", brand.logoUrl());
        values.put("footer", brand.footer());
        values.put("language", language.getLanguage());
        values.put("unsubscribe", unsubscribe);
        return values;
    }

    private static String read(String name) {
        try (InputStream in = MailLayout.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
