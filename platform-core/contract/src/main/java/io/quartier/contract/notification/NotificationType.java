package io.quartier.contract.notification;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kind of notification that a plugin sends. Its texts stand in the plugin's resources, one file a language (en, de, sk,
 * cs): {@code notifications/<id>/<language>.peb}, with the parts that its channels need; the platform does not start
 * while one is missing.
 *
 * @param id {@code <plugin>.<what-happened>}, unique and lasting: {@code listings.import-finished}
 * @param category what people switch on and off together, a lower-case word: {@code imports}
 * @param channels where it goes unless somebody prefers otherwise
 * @param urgency how soon people must know
 * @param description when it is sent, one English sentence
 * @param sample data as {@link Notifications#send} takes it, shown in previews; its class is the only one taken
 */
public record NotificationType(
        String id, String category, Set<Channel> channels, Urgency urgency, String description, Record sample) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*\\.[a-z][a-z0-9-]*");
    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Checks the forms. */
    public NotificationType {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A notification type reads <plugin>.<what-happened>, not '" + id + "'");
        }
        if (!CATEGORY.matcher(category).matches()) {
            throw new IllegalArgumentException("A category is a lower-case word, not '" + category + "'");
        }
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("Say by which channels " + id + " goes");
        }
        channels = Set.copyOf(channels);
    }
}
