package io.quartier.kernel.plugin;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.event.EventType;
import io.quartier.contract.job.Job;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The plugins that this node runs. */
@Path("/plugins")
@Tag(name = "plugins", description = "What this platform is made of")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PluginResource {

    @GET
    @RequiresPermission(CorePermissions.PLUGINS_READ)
    @Operation(summary = "The active plugins")
    public Page<PluginView> list() {
        return Page.whole(ActivePlugins.all().stream().map(PluginView::of).toList());
    }

    /** One plugin. */
    @Schema(name = "Plugin")
    public record PluginView(
            @Schema(example = "listings") String id,
            @Schema(example = "1.0.0") String version,

            @Schema(description = "The contract version it was built for.", example = "1")
            int contract,

            List<String> requires,
            List<PermissionView> permissions,

            @Schema(description = "Types of the events it publishes.")
            List<String> events,

            List<String> jobs,

            @Schema(description = "How many scripts its schema is made of.")
            int migrations) {

        static PluginView of(Plugin plugin) {
            return new PluginView(
                    plugin.id(),
                    plugin.version(),
                    plugin.contract(),
                    plugin.requires().stream().sorted().toList(),
                    plugin.permissions().stream().map(PermissionView::of).toList(),
                    plugin.events().stream().map(EventType::name).toList(),
                    plugin.jobs().stream().map(Job::name).toList(),
                    plugin.migrations().size());
        }
    }

    /** One permission. */
    @Schema(name = "Permission")
    public record PermissionView(
            @Schema(example = "listings:write") String id, String scope, String description) {

        static PermissionView of(Permission permission) {
            return new PermissionView(
                    permission.id(),
                    permission.scope().name().toLowerCase(java.util.Locale.ROOT),
                    permission.description());
        }
    }
}
