package io.quartier.kernel.webhook;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deliveries over HTTP. They are forgotten after 30 days. */
@Path("webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@ApplicationScoped
public class DeliveryResource {

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    Reads reads;

    @GET
    @RequiresPermission(CorePermissions.WEBHOOKS_READ)
    @Operation(summary = "List deliveries", description = "The newest first.")
    public Page<DeliveryView> list(
            @PathParam("id") UUID id, @BeanParam DeliveryFilter filter, @BeanParam Paging paging) {
        webhooks.get(id);
        return reads.page(filter.select(id), paging, DeliveryView::of);
    }

    @POST
    @Path("retry")
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(summary = "Send a range of deliveries again", description = "Those that failed, or of another status.")
    public RetriedView retryRange(@PathParam("id") UUID id, RetryRange range) {
        return deliveries.again(id, range);
    }

    @GET
    @Path("{deliveryId}")
    @RequiresPermission(CorePermissions.WEBHOOKS_READ)
    @Operation(summary = "Read a delivery", description = "With every request and its answer.")
    public DeliveryDetail get(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
        return deliveries.detail(id, deliveryId);
    }

    @POST
    @Path("{deliveryId}/retry")
    @RequiresPermission(CorePermissions.WEBHOOKS_WRITE)
    @Operation(summary = "Send a delivery again", description = "Also one that arrived; under the same webhook-id.")
    public DeliveryView retry(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
        return deliveries.again(id, deliveryId);
    }
}
