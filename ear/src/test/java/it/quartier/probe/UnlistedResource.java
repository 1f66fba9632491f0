package it.quartier.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource that its plugin does not list, so nobody may be able to call it. */
@Path("unlisted")
@PermitAll
@ApplicationScoped
public class UnlistedResource {

    @GET
    public String get() {
        return "served";
    }
}
