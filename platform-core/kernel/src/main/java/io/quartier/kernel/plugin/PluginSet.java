package io.quartier.kernel.plugin;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Subscriber;
import io.quartier.contract.job.Job;
import io.quartier.contract.realtime.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The plugins of this node, checked against each other and sorted by id. */
public final class PluginSet {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,29}");
    private static final Set<String> RESERVED = Set.of(
            "platform", "identity", "public", "extensions", "core", "organization", "plugins", "webhooks", "channels");

    private final List<Plugin> plugins;
    private final List<Plugin> found;

    private PluginSet(List<Plugin> plugins, List<Plugin> found) {
        this.plugins = plugins;
        this.found = List.copyOf(found);
    }

    /**
     * The set of all that were found, if it can work together.
     *
     * @throws StartRefused with every reason why not
     */
    public static PluginSet of(List<Plugin> found) {
        return of(found, found);
    }

    /**
     * The set of the active ones, if it can work together.
     *
     * @param active some of those that were found
     * @throws StartRefused with every reason why not
     */
    public static PluginSet of(List<Plugin> active, List<Plugin> found) {
        List<Plugin> sorted =
                active.stream().sorted(Comparator.comparing(Plugin::id)).toList();
        List<String> reasons = new ArrayList<>();
        Map<String, Plugin> byId = new HashMap<>();
        for (Plugin plugin : sorted) {
            checkAlone(plugin, reasons);
            Plugin other = byId.putIfAbsent(plugin.id(), plugin);
            if (other != null) {
                reasons.add("Two plugins are called '%s' (%s in %s, %s in %s): remove one of the jars."
                        .formatted(plugin.id(), name(other), jar(other), name(plugin), jar(plugin)));
            }
        }
        for (Plugin plugin : sorted) {
            for (String required : plugin.requires()) {
                if (!byId.containsKey(required)) {
                    reasons.add(
                            "Plugin '%s' requires plugin '%s', which is not active: add its jar to the EAR, or name it in quartier.plugins."
                                    .formatted(plugin.id(), required));
                }
            }
        }
        for (Plugin plugin : sorted) {
            List<String> circle = circle(plugin.id(), byId, new ArrayList<>());
            if (!circle.isEmpty() && circle.get(0).equals(plugin.id())) {
                reasons.add("Plugins require each other in a circle (%s): let one of them talk by events instead."
                        .formatted(String.join(" → ", circle)));
                break;
            }
        }
        unique(sorted, "permission", p -> p.permissions().stream().map(Permission::id), reasons);
        unique(sorted, "event type", p -> p.events().stream().map(EventType::name), reasons);
        unique(sorted, "subscriber", p -> p.subscribers().stream().map(Subscriber::id), reasons);
        unique(sorted, "job", p -> p.jobs().stream().map(Job::name), reasons);
        unique(sorted, "channel", p -> p.channels().stream().map(Channel::name), reasons);
        if (!reasons.isEmpty()) {
            throw new StartRefused(reasons);
        }
        return new PluginSet(sorted, found);
    }

    /** Sorted by id. */
    public List<Plugin> all() {
        return plugins;
    }

    /** All that the EAR has, active or not. */
    public List<Plugin> found() {
        return found;
    }

    private static void checkAlone(Plugin plugin, List<String> reasons) {
        String id = plugin.id();
        if (id == null || !ID.matcher(id).matches() || RESERVED.contains(id)) {
            reasons.add("Plugin %s calls itself '%s': choose lower-case letters and digits, at most 30, and none of %s."
                    .formatted(name(plugin), id, RESERVED));
            return;
        }
        if (plugin.contract() > Plugin.CONTRACT) {
            reasons.add(
                    "Plugin '%s' %s was built for contract %d, this platform has contract %d: update the platform, or use an older release of the plugin."
                            .formatted(id, plugin.version(), plugin.contract(), Plugin.CONTRACT));
        }
        for (Permission permission : plugin.permissions()) {
            if (!permission.id().startsWith(id + ":")) {
                reasons.add("Plugin '%s' declares permission '%s': its permissions start with '%s:'."
                        .formatted(id, permission.id(), id));
            }
        }
        plugin.channels().stream()
                .map(Channel::name)
                .filter(name -> !isOwn(name, id))
                .forEach(name -> reasons.add(
                        "Plugin '%s' declares the channel '%s': its channels are called '%s' or '%s-<word>'."
                                .formatted(id, name, id, id)));
        Stream.concat(
                        plugin.jobs().stream().map(Job::name),
                        plugin.subscribers().stream().map(Subscriber::id))
                .filter(name -> !name.startsWith(id + "."))
                .forEach(name -> reasons.add("Plugin '%s' declares '%s': its jobs and subscribers start with '%s.'."
                        .formatted(id, name, id)));
    }

    private static boolean isOwn(String channel, String plugin) {
        return channel.equals(plugin) || channel.startsWith(plugin + "-");
    }

    private static void unique(
            List<Plugin> plugins, String what, Function<Plugin, Stream<String>> names, List<String> reasons) {
        Map<String, String> owners = new HashMap<>();
        for (Plugin plugin : plugins) {
            names.apply(plugin).forEach(name -> {
                String owner = owners.putIfAbsent(name, plugin.id());
                if (owner != null) {
                    reasons.add("The %s '%s' is declared twice, by plugin '%s' and plugin '%s': rename one."
                            .formatted(what, name, owner, plugin.id()));
                }
            });
        }
    }

    private static List<String> circle(String id, Map<String, Plugin> byId, List<String> path) {
        if (path.contains(id)) {
            List<String> circle = new ArrayList<>(path.subList(path.indexOf(id), path.size()));
            circle.add(id);
            return circle;
        }
        Plugin plugin = byId.get(id);
        if (plugin == null) {
            return List.of();
        }
        path.add(id);
        for (String required : new HashSet<>(plugin.requires())) {
            List<String> circle = circle(required, byId, path);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        path.remove(path.size() - 1);
        return List.of();
    }

    private static String name(Plugin plugin) {
        return plugin.getClass().getName();
    }

    private static String jar(Plugin plugin) {
        var source = plugin.getClass().getProtectionDomain().getCodeSource();
        String path = source == null || source.getLocation() == null
                ? "an unknown place"
                : source.getLocation().getPath();
        return path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
    }
}
