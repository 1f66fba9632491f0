package io.quartier.kernel.access;

import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import java.util.List;

/** What the core's own resources ask for. */
public final class CorePermissions {

    public static final String ORGANIZATION_READ = "organization:read";
    public static final String ORGANIZATION_WRITE = "organization:write";
    public static final String JOBS_READ = "jobs:read";
    public static final String JOBS_RUN = "jobs:run";
    public static final String PLUGINS_READ = "plugins:read";

    public static final String EVENTS_READ = "events:read";
    public static final String EVENTS_REPLAY = "events:replay";

    private CorePermissions() {}

    public static List<Permission> all() {
        return List.of(
                new Permission(ORGANIZATION_READ, Scope.READ, "See the organization's own data."),
                new Permission(ORGANIZATION_WRITE, Scope.ADMIN, "Change the organization's own data."),
                new Permission(JOBS_READ, Scope.READ, "See what goes on in the background."),
                new Permission(JOBS_RUN, Scope.ADMIN, "Run background jobs at once."),
                new Permission(PLUGINS_READ, Scope.READ, "See which plugins are active."),
                new Permission(
                        EVENTS_READ, Scope.ADMIN, "Read everything that happens in the organization, as it happens."),
                new Permission(EVENTS_REPLAY, Scope.ADMIN, "Have events handed out once more."));
    }
}
