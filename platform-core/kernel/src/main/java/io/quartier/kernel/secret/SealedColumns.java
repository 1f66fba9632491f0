package io.quartier.kernel.secret;

import io.quartier.contract.Plugin;
import io.quartier.contract.secret.SealedColumn;
import io.quartier.kernel.plugin.ActivePlugins;
import java.util.ArrayList;
import java.util.List;

/** The columns that hold sealed values: the core's own and those that plugins declare. */
public final class SealedColumns {

    public static final SealedColumn WEBHOOK_SECRET = new SealedColumn("platform.webhooks", "secret", "webhook.secret");
    public static final SealedColumn WEBHOOK_PREVIOUS_SECRET =
            new SealedColumn("platform.webhooks", "previous_secret", "webhook.previous-secret");

    private SealedColumns() {}

    private static List<SealedColumn> core() {
        return List.of(WEBHOOK_SECRET, WEBHOOK_PREVIOUS_SECRET);
    }

    /** Those of the core and of all plugins in the EAR: keys are renewed for plugins too that do not run on this node. */
    public static List<SealedColumn> all() {
        return of(ActivePlugins.found());
    }

    /** Those of the core and of these plugins. */
    public static List<SealedColumn> of(List<Plugin> plugins) {
        List<SealedColumn> all = new ArrayList<>(core());
        plugins.forEach(plugin -> all.addAll(plugin.sealedColumns()));
        return List.copyOf(all);
    }
}
