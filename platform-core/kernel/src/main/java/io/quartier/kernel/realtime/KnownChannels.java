package io.quartier.kernel.realtime;

import io.quartier.contract.Plugin;
import io.quartier.contract.realtime.Channel;
import io.quartier.kernel.plugin.ActivePlugins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The channels of this node: the core's and the active plugins'. */
@ApplicationScoped
public class KnownChannels {

    private final Map<String, Channel> byName = new TreeMap<>();

    public KnownChannels() {
        this(ActivePlugins.all());
    }

    KnownChannels(List<Plugin> plugins) {
        in(plugins).forEach(channel -> byName.put(channel.name(), channel));
    }

    /** By name. */
    Collection<Channel> all() {
        return byName.values();
    }

    Optional<Channel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Stream<Channel> in(List<Plugin> plugins) {
        return Stream.concat(CoreChannels.ALL.stream(), plugins.stream().flatMap(p -> p.channels().stream()));
    }

    /** What is wrong with the channels, one sentence each: for the start-up check. */
    public static List<String> faults(List<Plugin> plugins, Set<String> permissions) {
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        in(plugins).forEach(channel -> {
            if (!names.add(channel.name())) {
                faults.add("The channel '%s' is declared twice: rename the plugin's.".formatted(channel.name()));
            }
            Stream.of(channel.read(), channel.send() == null ? channel.read() : channel.send())
                    .distinct()
                    .filter(permission -> !permissions.contains(permission))
                    .forEach(permission -> faults.add(
                            "The channel '%s' requires permission '%s', which nobody declares: add it to Plugin.permissions()."
                                    .formatted(channel.name(), permission)));
        });
        return faults;
    }
}
