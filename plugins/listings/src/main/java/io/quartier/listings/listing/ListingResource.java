package io.quartier.listings.listing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.Creates;
import io.quartier.contract.rest.IfMatch;
import io.quartier.listings.ListingsPlugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Listings over HTTP. */
@Path("listings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Listings", description = "What an agency offers for sale or rent.")
@ApplicationScoped
public class ListingResource {

    private static final String BY_ID = "select " + ListingView.COLUMNS + " from listings.listings where id = ?";

    @Inject
    CurrentUser user;

    @Inject
    Listings listings;

    @Inject
    Reads reads;

    @GET
    @RequiresPermission(ListingsPlugin.READ)
    @Operation(summary = "List listings", description = "The newest first, unless sorted otherwise.")
    public Page<ListingView> list(@BeanParam ListingFilter filter, @BeanParam Paging paging) {
        return reads.page(filter.select(), paging, ListingView::of);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(ListingsPlugin.READ)
    @Operation(summary = "Read a listing")
    public ListingView get(@PathParam("id") UUID id) {
        return reads.one(Statement.of(BY_ID, id), ListingView::of).orElseThrow(QuartierException::notFound);
    }

    @POST
    @Creates
    @Transactional
    @RequiresPermission(ListingsPlugin.WRITE)
    @Operation(summary = "Create a listing", description = "It is a draft until it is published.")
    public ListingView create(ListingDraft draft) {
        return listings.add(Listing.draft(user.organizationId(), draft));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RequiresPermission(ListingsPlugin.WRITE)
    @Operation(summary = "Change a listing", description = "The public sees a change of an active listing at once.")
    public ListingView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch, MergePatch patch) {
        return with(id, ifMatch, listing -> listing.change(patch.applyTo(listing.draft())));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RequiresPermission(ListingsPlugin.DELETE)
    @Operation(summary = "Delete a listing", description = "For good. A public one has to be withdrawn before.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        listings.remove(listings.get(id, ifMatch));
    }

    @POST
    @Path("{id}/publish")
    @Transactional
    @RequiresPermission(ListingsPlugin.PUBLISH)
    @Operation(summary = "Publish a listing", description = "Shows it to the public; it needs a city.")
    public ListingView publish(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        return with(id, ifMatch, Listing::publish);
    }

    @POST
    @Path("{id}/withdraw")
    @Transactional
    @RequiresPermission(ListingsPlugin.PUBLISH)
    @Operation(summary = "Withdraw a listing", description = "Takes it from the public for now: it is paused.")
    public ListingView withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        return with(id, ifMatch, listing -> listing.withdraw(EndedBy.PERSON));
    }

    @POST
    @Path("{id}/close")
    @Transactional
    @RequiresPermission(ListingsPlugin.PUBLISH)
    @Operation(summary = "Close a listing", description = "The deal is made: it becomes sold, or rented.")
    public ListingView close(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        return with(id, ifMatch, listing -> listing.close(EndedBy.PERSON));
    }

    @POST
    @Path("{id}/archive")
    @Transactional
    @RequiresPermission(ListingsPlugin.PUBLISH)
    @Operation(summary = "Archive a listing", description = "Puts it away; a public one is withdrawn by it.")
    public ListingView archive(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        return with(id, ifMatch, listing -> listing.archive(EndedBy.PERSON));
    }

    @POST
    @Path("{id}/restore")
    @Transactional
    @RequiresPermission(ListingsPlugin.PUBLISH)
    @Operation(summary = "Restore a listing", description = "Gets it out of the archive, as a draft.")
    public ListingView restore(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        return with(id, ifMatch, Listing::restore);
    }

    private ListingView with(UUID id, IfMatch ifMatch, Consumer<Listing> verb) {
        Listing listing = listings.get(id, ifMatch);
        verb.accept(listing);
        return listings.saved(listing);
    }
}
