package io.quartier.kernel.access;

import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import java.util.List;

/** What the core's own resources ask for. */
public final class CorePermissions {

    public static final String ORGANIZATION_READ = "organization:read";
    public static final String ORGANIZATION_WRITE = "organization:write";
    public static final String PLUGINS_READ = "plugins:read";

    private CorePermissions() {}

    public static List<Permission> all() {
        return List.of(
                new Permission(ORGANIZATION_READ, Scope.READ, "See the organization's own data."),
                new Permission(ORGANIZATION_WRITE, Scope.ADMIN, "Change the organization's own data."),
                new Permission(PLUGINS_READ, Scope.READ, "See which plugins are active."));
    }
}
