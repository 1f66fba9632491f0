package io.quartier.kernel.migration;

import io.quartier.contract.Plugin;
import java.util.List;

/**
 * The migration scripts of one schema.
 *
 * @param schema also the folder below {@code db/}
 * @param names file names in that folder
 * @param loader where they are read from
 */
public record Scripts(String schema, List<String> names, ClassLoader loader) {

    /** The core's own schemas, in the order in which they build on each other. */
    static List<Scripts> core() {
        ClassLoader loader = Scripts.class.getClassLoader();
        return List.of(
                new Scripts(
                        "platform",
                        List.of(
                                "V1__organizations.sql",
                                "V3__scheduled_tasks.sql",
                                "V4__idempotency_keys.sql",
                                "V5__events.sql",
                                "V6__secrets.sql",
                                "V7__webhooks.sql",
                                "V8__notifications.sql",
                                "V9__channels.sql",
                                "V10__jobs.sql"),
                        loader),
                new Scripts(
                        "identity",
                        List.of("V1__users.sql", "V2__refresh_tokens.sql", "V3__session_lifetime.sql"),
                        loader));
    }

    static Scripts of(Plugin plugin) {
        return new Scripts(plugin.id(), plugin.migrations(), plugin.getClass().getClassLoader());
    }
}
