package io.quartier.bench.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Does nothing, in an application that holds nothing else. */
@Path("/empty")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EmptyResource {

    @GET
    public String empty() {
        return "{\"empty\": true}";
    }
}
