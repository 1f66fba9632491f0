package io.quartier.kernel.notification.delivery;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Select;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.rest.Creates;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Addresses that the organization does not write to. */
@Path("/notification-suppressions")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(CorePermissions.NOTIFICATIONS_MANAGE)
@ApplicationScoped
public class SuppressionResource {

    @Inject
    Suppressions suppressions;

    @Inject
    Reads reads;

    @GET
    @Operation(summary = "List addresses that get nothing any more, or nothing of a category")
    public Page<SuppressionView> list(
            @QueryParam("channel") Channel channel,
            @QueryParam("address") @Size(max = 254) String address,
            @BeanParam Paging paging) {
        return reads.page(
                Select.columns(Suppressions.COLUMNS)
                        .from("platform.notification_suppressions")
                        .where("channel = ?", channel)
                        .where("address = ?", address == null ? null : Addresses.normal(address))
                        .sortable("createdAt", "created_at", Instant.class)
                        .orderedBy("-createdAt"),
                paging,
                SuppressionView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one of these addresses")
    public SuppressionView get(@PathParam("id") UUID id) {
        return suppressions.get(id);
    }

    @POST
    @Creates
    @Operation(summary = "Write to an address no more")
    public SuppressionView add(Draft draft) {
        if (draft.channel() != Channel.EMAIL && draft.channel() != Channel.SMS) {
            throw QuartierException.invalid(Fault.of("channel", Fault.NOT_ONE_OF, "allowed", "email, sms"));
        }
        suppressions.add(draft.channel(), draft.address(), Suppressions.EVERYTHING, Suppressions.Reason.BY_HAND);
        return suppressions.find(draft.channel(), draft.address(), Suppressions.EVERYTHING);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Write to an address again")
    public void remove(@PathParam("id") UUID id) {
        suppressions.remove(id);
    }

    /** An address to write to no more. */
    @Schema(name = "NotificationSuppressionDraft")
    public record Draft(
            @NotNull @Schema(example = "email") Channel channel,

            @NotBlank @Size(max = 254) @Schema(example = "eva@donau.example")
            String address) {

        @Override
        public String toString() {
            return "suppression draft";
        }
    }
}
