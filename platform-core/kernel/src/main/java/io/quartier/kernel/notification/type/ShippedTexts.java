package io.quartier.kernel.notification.type;

import io.quartier.contract.Plugin;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.json.Words;
import io.quartier.kernel.text.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files {@code notifications/<type>/<language>.peb}: parts that begin with a line like {@code --- email.subject}. */
final class ShippedTexts {

    private static final String MARK = "--- ";

    private final Map<String, Map<String, String>> parts = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private ShippedTexts() {}

    static ShippedTexts of(List<Plugin> plugins) {
        ShippedTexts texts = new ShippedTexts();
        texts.add(CoreNotifications.ALL, ShippedTexts.class.getClassLoader());
        plugins.forEach(
                plugin -> texts.add(plugin.notifications(), plugin.getClass().getClassLoader()));
        return texts;
    }

    List<String> faults() {
        return faults;
    }

    Wording of(NotificationType type, Channel channel, Locale language) {
        Map<String, String> of = parts.getOrDefault(file(type, language), Map.of());
        return switch (channel) {
            case IN_APP -> new Wording(of.get("in-app.title"), of.get("in-app.body"), null);
            case EMAIL ->
                new Wording(
                        of.getOrDefault("email.subject", of.get("in-app.title")),
                        of.getOrDefault("email.text", of.get("in-app.body")),
                        of.get("email.html"));
            case SMS -> new Wording(null, of.getOrDefault("sms.text", of.get("in-app.title")), null);
            case PUSH ->
                new Wording(
                        of.getOrDefault("push.title", of.get("in-app.title")),
                        of.getOrDefault("push.body", of.get("in-app.body")),
                        null);
        };
    }

    private void add(List<NotificationType> types, ClassLoader loader) {
        for (NotificationType type : types) {
            for (Locale language : Languages.ALL) {
                String file = file(type, language);
                Map<String, String> found = read(file, loader);
                parts.put(file, found);
                for (String part : needed(type)) {
                    if (found.getOrDefault(part, "").isBlank()) {
                        faults.add("The notification '%s' has no text for %s: add a part '--- %s' to %s."
                                .formatted(type.id(), part, part, file));
                    }
                }
            }
        }
    }

    /** Somebody may prefer another channel, so what is read in the application is always there. */
    private static List<String> needed(NotificationType type) {
        List<String> needed = new ArrayList<>(List.of("in-app.title", "in-app.body"));
        for (Channel channel : type.channels()) {
            switch (channel) {
                case EMAIL -> needed.addAll(List.of("email.subject", "email.text", "email.html"));
                case SMS, PUSH ->
                    needed.addAll(
                            channel == Channel.SMS
                                    ? List.of(Words.of(channel) + ".text")
                                    : List.of(Words.of(channel) + ".title", Words.of(channel) + ".body"));
                case IN_APP -> {
                    // always needed
                }
            }
        }
        return needed;
    }

    private static String file(NotificationType type, Locale language) {
        return "notifications/" + type.id() + "/" + language.getLanguage() + ".peb";
    }

    private static Map<String, String> read(String file, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(file)) {
            return in == null ? Map.of() : parts(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        String name = null;
        StringBuilder part = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                keep(parts, name, part);
                name = line.substring(MARK.length()).strip();
            } else {
                part.append(line).append('\n');
            }
        }
        keep(parts, name, part);
        return parts;
    }

    private static void keep(Map<String, String> parts, String name, StringBuilder part) {
        if (name != null) {
            parts.put(name, part.toString().strip());
        }
        part.setLength(0);
    }
}
