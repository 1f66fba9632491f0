package io.quartier.kernel.notification.inbox;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Select;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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

/** What waits for the signed-in person, in the organization they act in. */
@Path("/notifications")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@RequiresSignIn
@ApplicationScoped
public class InboxResource {

    @Inject
    CurrentUser user;

    @Inject
    Inbox inbox;

    @Inject
    Reads reads;

    @GET
    @Operation(summary = "List my notifications", description = "The newest first.")
    public Page<NotificationView> list(
            @QueryParam("unread") Boolean unread,
            @QueryParam("category") @Size(max = 40) String category,
            @BeanParam Paging paging) {
        Select select = Select.columns(NotificationView.COLUMNS)
                .from("platform.notifications")
                .where("category = ?", category)
                .sortable("createdAt", "created_at", Instant.class)
                .orderedBy("-createdAt");
        if (unread != null) {
            select.where(unread ? "read_at is null" : "read_at is not null");
        }
        return reads.page(select.where("user_id = ?", user.userId()), paging, NotificationView::of);
    }

    @GET
    @Path("unread-count")
    @Operation(summary = "How many notifications I have not read")
    public UnreadCount unread() {
        return new UnreadCount(inbox.unread());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one of my notifications")
    public NotificationView get(@PathParam("id") UUID id) {
        return inbox.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Mark one of my notifications as read, or as unread")
    public NotificationView mark(@PathParam("id") UUID id, MergePatch patch, @HeaderParam("If-Match") IfMatch ifMatch) {
        NotificationView before = inbox.get(id);
        IfMatch.check(ifMatch, before.version());
        inbox.mark(id, patch.applyTo(new ReadMark(before.read())).read());
        return inbox.get(id);
    }

    @POST
    @Path("read-all")
    @Operation(summary = "Mark all my notifications as read")
    public UnreadCount markAll() {
        inbox.markAll();
        return unread();
    }

    /** Whether it was read. */
    @Schema(name = "NotificationRead")
    public record ReadMark(@NotNull Boolean read) {}

    /** How many are unread. */
    @Schema(name = "UnreadNotifications")
    public record UnreadCount(long unread) {}
}
