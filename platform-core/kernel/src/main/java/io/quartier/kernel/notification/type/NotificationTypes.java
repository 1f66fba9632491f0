package io.quartier.kernel.notification.type;

import io.quartier.contract.Plugin;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.plugin.ActivePlugins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the platform and the active plugins tell people, with the texts that they bring. */
@ApplicationScoped
public class NotificationTypes {

    private final Map<String, NotificationType> byId = new LinkedHashMap<>();
    private final ShippedTexts texts;

    /** Those of the active plugins. */
    public NotificationTypes() {
        this(ActivePlugins.all());
    }

    /** Those of these plugins. */
    public NotificationTypes(List<Plugin> plugins) {
        CoreNotifications.ALL.forEach(type -> byId.put(type.id(), type));
        plugins.forEach(plugin -> plugin.notifications().forEach(type -> byId.put(type.id(), type)));
        texts = ShippedTexts.of(plugins);
    }

    /** What is wrong with them, one sentence each that says what to do. */
    public static List<String> faults(List<Plugin> plugins) {
        List<String> faults = new ArrayList<>(ShippedTexts.of(plugins).faults());
        Map<String, String> owners = new LinkedHashMap<>();
        for (Plugin plugin : plugins) {
            for (NotificationType type : plugin.notifications()) {
                if (!type.id().startsWith(plugin.id() + ".")) {
                    faults.add("Plugin '%s' declares the notification '%s': its notifications start with '%s.'."
                            .formatted(plugin.id(), type.id(), plugin.id()));
                }
                if (owners.putIfAbsent(type.id(), plugin.id()) != null) {
                    faults.add("The notification '%s' is declared twice: remove one.".formatted(type.id()));
                }
            }
        }
        return faults;
    }

    /** The type of this id. */
    public Optional<NotificationType> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, the platform's own first. */
    public Collection<NotificationType> all() {
        return byId.values();
    }

    /** The categories, sorted. */
    public SortedSet<String> categories() {
        SortedSet<String> categories = new TreeSet<>();
        byId.values().forEach(type -> categories.add(type.category()));
        return categories;
    }

    /** The texts that a type came with; by a channel that it does not know, what people read in the application. */
    public Wording shipped(NotificationType type, Channel channel, Locale language) {
        return texts.of(type, channel, language);
    }
}
