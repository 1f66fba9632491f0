package io.quartier.kernel.identity;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.access.Role;
import io.quartier.contract.data.Page;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.identity.RegisteredView.OrganizationRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The signed-in person. */
@Path("/me")
@Tag(name = "me", description = "The signed-in person")
@Produces(MediaType.APPLICATION_JSON)
@RequiresSignIn
@ApplicationScoped
public class MeResource {

    @Inject
    CurrentUser currentUser;

    @Inject
    Users users;

    @Inject
    Memberships memberships;

    @GET
    @Operation(summary = "Who am I, and what may I do here")
    public MeView me() {
        User user = users.active(currentUser.userId())
                .orElseThrow(() -> new QuartierException(CoreProblem.UNAUTHENTICATED));
        return new MeView(
                user.id(),
                user.email(),
                user.firstName(),
                user.lastName(),
                currentUser.organizationId(),
                currentUser.role().map(Role::word).orElse(null),
                currentUser.permissions().stream().sorted().toList());
    }

    @GET
    @Path("/organizations")
    @Operation(summary = "The organizations I belong to")
    public Page<OrganizationRef> organizations() {
        return Page.whole(memberships.of(currentUser.userId()).stream()
                .map(OrganizationRef::of)
                .toList());
    }

    /** The signed-in person in the organization they act in. */
    @Schema(name = "Me")
    public record MeView(
            UUID id,
            @Schema(example = "eva@donau.example") String email,
            String firstName,
            String lastName,
            UUID organizationId,
            @Schema(example = "owner") String role,
            List<String> permissions) {}
}
