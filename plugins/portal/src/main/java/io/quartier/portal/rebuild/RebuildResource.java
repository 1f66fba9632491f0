package io.quartier.portal.rebuild;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.rest.Accepts;
import io.quartier.portal.PortalPlugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rebuilds over HTTP. */
@Path("portal/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portal", description = "What agencies have published, for everybody.")
@ApplicationScoped
@RequiresPermission(PortalPlugin.REBUILD)
public class RebuildResource {

    @Inject
    Rebuilds rebuilds;

    @POST
    @Accepts
    @Operation(
            summary = "Rebuild what the portal shows of the organization",
            description =
                    "For a portal that was added, switched on or restored when there were public listings already:"
                            + " shows all of them and the agency's name as they are now, and removes what is not public. The portal"
                            + " goes on answering meanwhile. While one runs, this answers it again.")
    public RebuildView start() {
        return rebuilds.start();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a rebuild", description = "Its progress.")
    public RebuildView get(@PathParam("id") UUID id) {
        return rebuilds.view(id);
    }
}
