package io.quartier.bench.probe;

import io.quartier.contract.access.RequiresSignIn;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Does nothing, for everyone and for those who are known. */
@Path("/bench")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EmptyPluginResource {

    /** The smallest answer. */
    public record Empty(boolean empty) {}

    @GET
    @Path("/open")
    @PermitAll
    public Empty open() {
        return new Empty(true);
    }

    @GET
    @Path("/signed-in")
    @RequiresSignIn
    public Empty signedIn() {
        return new Empty(true);
    }
}
