package io.quartier.kernel.notification.template;

import io.quartier.contract.data.Statement;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.notification.type.NotificationTypes;
import io.quartier.kernel.notification.type.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts notifications into words: the organization's own where it has some, or else those that the type came with. */
@ApplicationScoped
public class Wordings {

    private static final Logger LOG = System.getLogger(Wordings.class.getName());

    @Inject
    Database database;

    @Inject
    NotificationTypes types;

    /** What the notification says, in the current organization. */
    public Wording of(
            NotificationType type, Channel channel, Locale language, Brand brand, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("organization", Map.of("name", brand.name()));
        Optional<Wording> own = own(type, channel, language);
        if (own.isPresent()) {
            try {
                return fill(own.get(), all);
            } catch (RuntimeException e) {
                // it was good when it was saved; whoever waits for the message shall get it in our words
                LOG.log(Level.WARNING, "The organization's template of {0} for {1} fails", type.id(), channel);
            }
        }
        return fill(types.shipped(type, channel, language), all);
    }

    /** The templates that are used at present. */
    Wording templates(NotificationType type, Channel channel, Locale language) {
        return own(type, channel, language).orElseGet(() -> types.shipped(type, channel, language));
    }

    static Wording fill(Wording wording, Map<String, Object> values) {
        return new Wording(
                wording.subject() == null ? null : oneLine(Templates.fill(wording.subject(), false, values)),
                Templates.fill(wording.text(), false, values),
                wording.html() == null ? null : Templates.fill(wording.html(), true, values));
    }

    /** What stands in headers has no line ends, whatever was filled in. */
    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > 200 ? line.substring(0, 199) + "…" : line;
    }

    private Optional<Wording> own(NotificationType type, Channel channel, Locale language) {
        return database.one(
                Statement.of(
                        "select subject, text, html from platform.notification_templates"
                                + " where type = ? and channel = ? and language = ?",
                        type.id(),
                        channel,
                        language.getLanguage()),
                row -> new Wording(row.text("subject"), row.text("text"), row.text("html")));
    }
}
