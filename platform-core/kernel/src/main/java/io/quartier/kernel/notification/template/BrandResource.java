package io.quartier.kernel.notification.template;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.rest.IfMatch;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the organization shows itself in what it sends. */
@Path("/notification-branding")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(CorePermissions.NOTIFICATIONS_MANAGE)
@ApplicationScoped
public class BrandResource {

    @Inject
    CurrentUser user;

    @Inject
    Brands brands;

    @GET
    @Operation(summary = "How the organization shows itself in what it sends")
    public BrandView read() {
        return brands.stored()
                .orElseGet(() -> new BrandView(
                        user.organizationId(), new BrandSettings(null, null, null, null, null, null, null), 0));
    }

    @PUT
    @Operation(summary = "Say how the organization shows itself in what it sends")
    public BrandView store(BrandSettings settings, @HeaderParam("If-Match") IfMatch ifMatch) {
        IfMatch.check(ifMatch, read().version());
        brands.store(settings);
        return read();
    }
}
