package io.quartier.kernel.notification.bulk;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.access.Role;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.rest.Accepts;
import io.quartier.kernel.access.CorePermissions;
import io.quartier.kernel.notification.type.CoreNotifications;
import io.quartier.kernel.notification.type.CoreNotifications.Announcement;
import io.quartier.kernel.notification.type.NotificationTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the organization tells many. */
@Path("/notifications/bulk")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(CorePermissions.NOTIFICATIONS_SEND)
@ApplicationScoped
public class BulkResource {

    @Inject
    Bulks bulks;

    @Inject
    NotificationTypes types;

    @Inject
    Records records;

    @GET
    @Operation(summary = "List bulks")
    public Page<BulkView> list(@BeanParam Paging paging) {
        return bulks.page(paging);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far a bulk is")
    public BulkView get(@PathParam("id") UUID id) {
        return bulks.get(id);
    }

    @POST
    @Accepts
    @Transactional
    @Operation(
            summary = "Tell many members at once",
            description = "Words of one's own, or a type with its data; what people chose counts here too.")
    public BulkView add(BulkDraft draft) {
        Set<UUID> users = Set.copyOf(orNone(draft.recipients().users()));
        Set<Role> roles = Set.copyOf(orNone(draft.recipients().roles()));
        List<Fault> faults = new ArrayList<>();
        if (users.isEmpty() && roles.isEmpty()) {
            faults.add(Fault.of("recipients", Fault.REQUIRED));
        }
        NotificationType type = types.find(draft.type() == null ? CoreNotifications.ANNOUNCEMENT : draft.type())
                .orElse(null);
        if (type == null) {
            faults.add(Fault.of(
                    "type",
                    Fault.NOT_ONE_OF,
                    "allowed",
                    types.all().stream().map(NotificationType::id).toList()));
        }
        JsonObject data = type == null ? null : data(draft, type, faults);
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
        return bulks.get(bulks.add(type, data, Set.copyOf(draft.channels()), roles, users));
    }

    private JsonObject data(BulkDraft draft, NotificationType type, List<Fault> faults) {
        if (draft.data() != null && !draft.data().isEmpty()) {
            try {
                return records.write(records.read(draft.data(), type.sample().getClass()));
            } catch (QuartierException e) {
                e.faults().forEach(fault -> faults.add(fault.below("data")));
                return null;
            }
        }
        if (!type.id().equals(CoreNotifications.ANNOUNCEMENT)) {
            faults.add(Fault.of("data", Fault.REQUIRED));
        }
        if (draft.title() == null || draft.title().isBlank()) {
            faults.add(Fault.of("title", Fault.REQUIRED));
        }
        if (draft.body() == null || draft.body().isBlank()) {
            faults.add(Fault.of("body", Fault.REQUIRED));
        }
        return faults.isEmpty() ? records.write(new Announcement(draft.title(), draft.body())) : null;
    }

    @POST
    @Path("{id}/pause")
    @Operation(summary = "Stop a bulk for now")
    public BulkView pause(@PathParam("id") UUID id) {
        bulks.change(id, BulkStatus.PAUSED, List.of(BulkStatus.QUEUED, BulkStatus.RUNNING, BulkStatus.PAUSED));
        return bulks.get(id);
    }

    @POST
    @Path("{id}/resume")
    @Operation(summary = "Go on with a bulk")
    public BulkView resume(@PathParam("id") UUID id) {
        bulks.change(id, BulkStatus.RUNNING, List.of(BulkStatus.QUEUED, BulkStatus.RUNNING, BulkStatus.PAUSED));
        return bulks.get(id);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Stop a bulk for good", description = "What went out is out.")
    public BulkView cancel(@PathParam("id") UUID id) {
        bulks.change(
                id,
                BulkStatus.CANCELLED,
                List.of(BulkStatus.QUEUED, BulkStatus.RUNNING, BulkStatus.PAUSED, BulkStatus.CANCELLED));
        return bulks.get(id);
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
