package io.quartier.kernel.access;

import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import java.util.List;

/** What the core's own resources ask for. */
public final class CorePermissions {

    public static final String NOTIFICATIONS_MANAGE = "notifications:manage";
    public static final String NOTIFICATIONS_SEND = "notifications:send";
    public static final String ORGANIZATION_READ = "organization:read";
    public static final String ORGANIZATION_WRITE = "organization:write";
    public static final String JOBS_READ = "jobs:read";
    public static final String JOBS_RUN = "jobs:run";
    public static final String PLUGINS_READ = "plugins:read";
    public static final String WEBHOOKS_READ = "webhooks:read";
    public static final String WEBHOOKS_WRITE = "webhooks:write";

    public static final String EVENTS_READ = "events:read";
    public static final String EVENTS_REPLAY = "events:replay";

    public static final String KANBAN = "channels:kanban";
    public static final String TEAM = "channels:team";
    public static final String PROPERTIES = "channels:properties";
    public static final String CHAT = "channels:chat";
    public static final String CHAT_SEND = "channels:chat-send";
    public static final String VOTES = "channels:votes";
    public static final String FAULTS = "channels:faults";

    private CorePermissions() {}

    public static List<Permission> all() {
        return List.of(
                new Permission(
                        NOTIFICATIONS_MANAGE,
                        Scope.ADMIN,
                        "See what was sent to people, and decide on its words and on whom not to write to."),
                new Permission(NOTIFICATIONS_SEND, Scope.ADMIN, "Write to many members at once."),
                new Permission(ORGANIZATION_READ, Scope.READ, "See the organization's own data."),
                new Permission(ORGANIZATION_WRITE, Scope.ADMIN, "Change the organization's own data."),
                new Permission(JOBS_READ, Scope.READ, "See what goes on in the background."),
                new Permission(JOBS_RUN, Scope.ADMIN, "Run background jobs at once."),
                new Permission(PLUGINS_READ, Scope.READ, "See which plugins are active."),
                new Permission(
                        EVENTS_READ, Scope.ADMIN, "Read everything that happens in the organization, as it happens."),
                new Permission(EVENTS_REPLAY, Scope.ADMIN, "Have events handed out once more."),
                new Permission(WEBHOOKS_READ, Scope.ADMIN, "See webhooks and what was sent to them."),
                new Permission(WEBHOOKS_WRITE, Scope.ADMIN, "Add, change and remove webhooks, and send events again."),
                new Permission(KANBAN, Scope.READ, "Follow changes of boards as they happen."),
                new Permission(TEAM, Scope.READ, "Follow what the team does, and who is there."),
                new Permission(PROPERTIES, Scope.READ, "Follow changes of properties and listings as they happen."),
                new Permission(CHAT, Scope.READ, "Follow the organization's chat."),
                new Permission(CHAT_SEND, Scope.WRITE, "Write in the organization's chat."),
                new Permission(VOTES, Scope.READ, "Follow votes as they happen."),
                new Permission(FAULTS, Scope.READ, "Follow reports of faults as they happen."));
    }
}
