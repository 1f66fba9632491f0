package io.quartier.portal.search;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Published listings of all agencies. The answers do not depend on who asks. */
@Path("portal/listings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portal", description = "What agencies have published, for everybody.")
@ApplicationScoped
@PermitAll
public class PortalListingResource {

    @Inject
    Reads reads;

    @GET
    @PublicCaching.Cached
    @Operation(
            summary = "Search published listings",
            description = "Sorted by relevance where q is given, by distance where lat and lon are, else newest first."
                    + " One sort key: publishedAt, price, livingArea, plotArea, rooms; distance with lat and lon;"
                    + " relevance with q. Relevance orders the newest 1000 matches, distance the nearest 1000."
                    + " The total is counted, and page numbers reach, up to 1000; cursors go on.")
    public Page<PortalListing> search(@BeanParam PortalFilter filter, @BeanParam Paging paging) {
        Paging page = shortened(paging);
        return reads.page(filter.select(page.sort()), page, PortalListing::of);
    }

    @GET
    @Path("{id}")
    @PublicCaching.Cached
    @Operation(summary = "Read a published listing")
    public PortalListing get(@PathParam("id") UUID id) {
        Statement byId = Statement.of(
                "select " + PortalListing.COLUMNS + " from " + PortalListing.TABLES + " where l.id = ?", id);
        return reads.one(byId, PortalListing::of).orElseThrow(QuartierException::notFound);
    }

    /**
     * A page for CSV too: whole exports are for agencies, of their own listings. A page number costs as much as all the
     * pages before it, a cursor no more than the first.
     */
    static Paging shortened(Paging paging) {
        int limit = Math.min(paging.limit(), Paging.MAX_LIMIT);
        if (paging.cursor() == null && (paging.page() - 1L) * limit >= PortalQuery.MOST) {
            throw QuartierException.invalid(Fault.of("page", "USE_CURSOR", "max", PortalQuery.MOST));
        }
        return Paging.of(paging.page(), limit, paging.cursor(), paging.sort());
    }
}
