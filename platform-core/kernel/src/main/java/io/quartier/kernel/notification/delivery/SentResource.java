package io.quartier.kernel.notification.delivery;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Select;
import io.quartier.contract.notification.Channel;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of the organization's messages. */
@Path("/notifications/deliveries")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(CorePermissions.NOTIFICATIONS_MANAGE)
@ApplicationScoped
public class SentResource {

    @Inject
    Reads reads;

    @GET
    @Operation(summary = "List what became of messages", description = "The newest first; addresses are masked.")
    public Page<DeliveryView> list(
            @QueryParam("type") @Size(max = 100) String type,
            @QueryParam("channel") Channel channel,
            @QueryParam("state") State state,
            @QueryParam("userId") UUID user,
            @QueryParam("bulkId") UUID bulk,
            @QueryParam("createdFrom") Instant from,
            @QueryParam("createdTo") Instant to,
            @BeanParam Paging paging) {
        return reads.page(
                Select.columns(DeliveryView.COLUMNS)
                        .from("platform.messages")
                        .where("type = ?", type)
                        .where("channel = ?", channel)
                        .where("state = ?", state)
                        .where("user_id = ?", user)
                        .where("bulk_id = ?", bulk)
                        .where("created_at >= ?", from)
                        .where("created_at <= ?", to)
                        .countingTo(10_000)
                        .sortable("createdAt", "created_at", Instant.class)
                        .orderedBy("-createdAt"),
                paging,
                DeliveryView::of);
    }
}
