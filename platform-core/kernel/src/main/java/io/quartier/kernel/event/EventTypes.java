package io.quartier.kernel.event;

import io.quartier.contract.Plugin;
import io.quartier.contract.event.EventType;
import io.quartier.kernel.plugin.ActivePlugins;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of events that the plugins of the EAR and the platform publish. */
public final class EventTypes {

    private final Map<String, EventType<?>> byName = new TreeMap<>();
    private final Map<Class<?>, EventType<?>> publishable;

    /** Of what this EAR holds. */
    public EventTypes() {
        this(ActivePlugins.found(), ActivePlugins.all());
    }

    EventTypes(List<Plugin> found, List<Plugin> active) {
        all(found).forEach(type -> byName.put(type.name(), type));
        publishable = all(active).collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));
    }

    private static Stream<EventType<?>> all(List<Plugin> plugins) {
        return Stream.concat(CoreEvents.ALL.stream(), plugins.stream().flatMap(plugin -> plugin.events().stream()));
    }

    /** All that there are, by name, whether their plugins are active on this node or not. */
    public Collection<EventType<?>> all() {
        return byName.values();
    }

    /** The type of this name, null where no plugin of the EAR has it. */
    public EventType<?> named(String name) {
        return byName.get(name);
    }

    /** The type of an event that is to be published on this node. */
    EventType<?> of(Record event) {
        EventType<?> type = publishable.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException("No active plugin declares the event "
                    + event.getClass().getName() + ": add it to the plugin's events()");
        }
        return type;
    }
}
