package io.quartier.bench.probe;

import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.data.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Stores facts of the caller's organization. */
@Path("/bench-facts")
@Produces(MediaType.APPLICATION_JSON)
@RequiresSignIn
@ApplicationScoped
public class FactsResource {

    /** How many were stored. */
    public record Stored(int count) {}

    @Inject
    StoreFacts facts;

    /**
     * Stores facts in one transaction, with an event for each.
     *
     * @param id of a single one whose effect the caller looks for
     */
    @POST
    public Stored store(@QueryParam("count") Integer count, @QueryParam("id") UUID id) {
        List<UUID> ids = id != null
                ? List.of(id)
                : Stream.generate(Ids::next).limit(count == null ? 1 : count).toList();
        facts.store(ids);
        return new Stored(ids.size());
    }
}
