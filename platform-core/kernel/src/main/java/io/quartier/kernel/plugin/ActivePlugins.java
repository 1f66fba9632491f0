package io.quartier.kernel.plugin;

import io.quartier.contract.Plugin;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** The plugins that this node runs: those on the class path, narrowed by {@code quartier.plugins} where it is set. */
public final class ActivePlugins {

    private static PluginSet set;

    private ActivePlugins() {}

    /**
     * Sorted by id.
     *
     * @throws StartRefused where they cannot work together
     */
    public static List<Plugin> all() {
        return set().all();
    }

    /**
     * The same, as a set.
     *
     * @throws StartRefused where they cannot work together
     */
    public static PluginSet set() {
        // no holder class: its initializer would hide the refusal in an Error
        synchronized (ActivePlugins.class) {
            if (set == null) {
                set = discover();
            }
            return set;
        }
    }

    /** All plugins of the EAR, whether this node runs them or not. */
    public static List<Plugin> found() {
        return set().found();
    }

    private static PluginSet discover() {
        List<Plugin> found = ServiceLoader.load(Plugin.class, ActivePlugins.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        Set<String> wanted = ConfigProvider.getConfig()
                .getOptionalValue("quartier.plugins", String.class)
                .map(names -> Arrays.stream(names.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        if (wanted.isEmpty()) {
            return PluginSet.of(found);
        }
        List<String> unknown = wanted.stream()
                .filter(name -> found.stream().noneMatch(p -> p.id().equals(name)))
                .map(name -> "quartier.plugins names '%s', which is not in the EAR: it has %s."
                        .formatted(name, found.stream().map(Plugin::id).sorted().toList()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused(unknown);
        }
        return PluginSet.of(found.stream().filter(p -> wanted.contains(p.id())).toList(), found);
    }
}
