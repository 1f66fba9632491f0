package io.quartier.kernel.identity;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.kernel.identity.RegisterOrganization.Form;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Becoming known to the platform. */
@Path("/auth")
@Tag(name = "auth", description = "Register, sign in, stay signed in, sign out")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AuthResource {

    @Inject
    RegisterOrganization registerOrganization;

    @Inject
    Sessions sessions;

    @Inject
    ClientAddress clientAddress;

    @Inject
    CurrentUser currentUser;

    @POST
    @Path("/register")
    @PermitAll
    @Operation(
            summary = "Register an organization with its owner",
            description = "Where the operator lets everybody register; elsewhere 403 REGISTRATION_CLOSED.")
    @APIResponse(
            responseCode = "201",
            description = "Registered and signed in",
            content = @Content(schema = @Schema(implementation = RegisteredView.class)))
    public Response register(
            Form form, @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) String userAgent) {
        return Response.status(Response.Status.CREATED)
                .entity(registerOrganization.register(form, userAgent))
                .build();
    }

    @POST
    @Path("/login")
    @PermitAll
    @Operation(summary = "Sign in by e-mail address and password")
    public TokensView login(
            Credentials credentials,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @Context HttpServletRequest request) {
        return sessions.signIn(credentials.email(), credentials.password(), userAgent, clientAddress.of(request));
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Operation(
            summary = "Get the next access token",
            description = "Each refresh token is good once. Using one twice ends the session it belongs to.")
    public TokensView refresh(
            RefreshToken token, @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) String userAgent) {
        return sessions.refresh(token.refreshToken(), userAgent);
    }

    @POST
    @Path("/logout")
    @PermitAll
    @Operation(summary = "Sign out", description = "Ends the session of the refresh token.")
    public void logout(RefreshToken token) {
        sessions.signOut(token.refreshToken());
    }

    @POST
    @Path("/switch")
    @RequiresSignIn
    @Operation(summary = "Go on in another of one's organizations")
    public TokensView switchTo(
            Target target, @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) String userAgent) {
        return sessions.enter(currentUser.userId(), target.organizationId(), userAgent);
    }

    /** Address and password. */
    public record Credentials(
            @NotBlank @Size(max = 254) @Schema(example = "eva@donau.example")
            String email,

            @NotBlank @Size(max = 128) @Schema(example = "correct horse battery")
            String password) {

        @Override
        public String toString() {
            return "credentials";
        }
    }

    /** A refresh token. */
    public record RefreshToken(@NotBlank @Size(max = 100) String refreshToken) {

        @Override
        public String toString() {
            return "refresh token";
        }
    }

    /** Where to go. */
    public record Target(@NotNull UUID organizationId) {}
}
