package io.quartier.kernel.access;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Role;
import io.quartier.kernel.plugin.ActivePlugins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of permissions, the core's and every plugin's, and which role holds which. */
@ApplicationScoped
public class Permissions {

    private final Map<Role, Set<String>> byRole = new EnumMap<>(Role.class);

    public Permissions() {
        List<Permission> all = in(ActivePlugins.all());
        for (Role role : Role.values()) {
            byRole.put(
                    role,
                    all.stream()
                            .filter(permission -> role.has(permission.scope()))
                            .map(Permission::id)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** The core's permissions and the plugins'. */
    public static List<Permission> in(List<Plugin> plugins) {
        return Stream.concat(CorePermissions.all().stream(), plugins.stream().flatMap(p -> p.permissions().stream()))
                .toList();
    }

    /** What the role may do. */
    public Set<String> of(Role role) {
        return byRole.get(role);
    }
}
