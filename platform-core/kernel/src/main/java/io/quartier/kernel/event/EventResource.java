package io.quartier.kernel.event;

import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.event.EventType;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened in the organization. */
@Path("/events")
@Tag(name = "events", description = "What happened in the organization, for those who want to know")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EventResource {

    @Inject
    EventFeed feed;

    @Inject
    Replays replays;

    private final EventTypes types = new EventTypes();

    @GET
    @RequiresPermission(CorePermissions.EVENTS_READ)
    @Operation(
            summary = "What happened since",
            description =
                    "In the order of the log, as CloudEvents 1.0. Keep nextCursor and ask with it again, also when hasMore"
                            + " is false: whatever commits later comes after it. 410 EVENTS_FORGOTTEN where you stayed away for longer than"
                            + " events are kept.")
    public Page<EventView> list(@Valid @BeanParam EventFilter filter) {
        return feed.after(filter);
    }

    @GET
    @Path("/types")
    @RequiresSignIn
    @Operation(summary = "All types of events, with the schema of each")
    public Page<EventTypeView> types(
            @QueryParam("type") @Size(max = 50) @Parameter(description = "Only these, separated by commas.")
                    Set<String> only) {
        return Page.whole(types.all().stream()
                .filter(type -> only == null || only.isEmpty() || only.contains(type.name()))
                .map(EventTypeView::of)
                .toList());
    }

    @GET
    @Path("/dead-letters")
    @RequiresPermission(CorePermissions.EVENTS_READ)
    @Operation(
            summary = "Events that a subscriber could not take in",
            description = "After many attempts they hold up nothing any more. Replay them once the cause is mended.")
    public Page<DeadLetterView> deadLetters(@Valid @BeanParam Paging paging) {
        return replays.deadLetters(paging);
    }

    @POST
    @Path("/replays")
    @RequiresPermission(CorePermissions.EVENTS_REPLAY)
    @Operation(
            summary = "Hand events out once more",
            description = "To one subscriber or all, by type, thing or time; they come in their order. Webhooks are"
                    + " subscribers too: see GET /webhooks for redelivering to one of them.")
    public Replayed replay(Replay replay) {
        return new Replayed(replays.start(replay));
    }

    /** The answer to a replay. */
    @Schema(name = "Replayed")
    public record Replayed(
            @Schema(description = "How many deliveries that makes, at most one for each event and subscriber.")
            int deliveries) {}

    /** A type of events. */
    @Schema(name = "EventType")
    public record EventTypeView(
            @Schema(example = "listing.published") String type,
            @Schema(example = "1") int version,
            String description,

            @Schema(description = "JSON Schema of the event's data.")
            JsonObject schema) {

        static EventTypeView of(EventType<?> type) {
            return new EventTypeView(
                    type.name(),
                    type.version(),
                    type.description(),
                    PayloadSchema.of(type.payload(), type.name(), type.description()));
        }
    }
}
