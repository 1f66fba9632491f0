package io.quartier.kernel.organization;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.IfMatch;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The organization that the caller acts in. */
@Path("/organization")
@Tag(name = "organization", description = "The organization that the caller acts in")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class OrganizationResource {

    @Inject
    Organizations organizations;

    @GET
    @RequiresPermission(CorePermissions.ORGANIZATION_READ)
    @Operation(summary = "The organization")
    public OrganizationView read() {
        return organizations.read();
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RequiresPermission(CorePermissions.ORGANIZATION_WRITE)
    @Operation(
            summary = "Change the organization's data",
            description = "All its members share it, so If-Match is demanded: without it 428.")
    public OrganizationView change(MergePatch patch, @NotNull @HeaderParam("If-Match") IfMatch ifMatch) {
        OrganizationView before = organizations.read();
        IfMatch.check(ifMatch, before.version());
        OrganizationSettings settings = patch.applyTo(before.settings());
        if (!ZoneId.getAvailableZoneIds().contains(settings.timeZone())) {
            throw QuartierException.invalid(Fault.of("timeZone", Fault.FORMAT, "expected", "Europe/Vienna"));
        }
        if (!organizations.store(settings, before.version())) {
            throw new QuartierException(CoreProblem.STALE_VERSION);
        }
        return organizations.read();
    }
}
