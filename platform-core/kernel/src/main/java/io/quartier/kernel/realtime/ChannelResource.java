package io.quartier.kernel.realtime;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.data.Page;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.realtime.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be followed in real time. Following itself is for sockets and server-sent events. */
@Path("/channels")
@Tag(name = "channels", description = "What happens, while it happens")
@Produces(MediaType.APPLICATION_JSON)
@RequiresSignIn
@ApplicationScoped
public class ChannelResource {

    @Inject
    Hub hub;

    @Inject
    PresenceTable presence;

    @Inject
    CurrentUser user;

    @GET
    @Operation(
            summary = "The channels that the caller may follow",
            description = "A channel is followed by a WebSocket at `/ws/{channel}` (outside of `/api/v1`), or by"
                    + " server-sent events at `GET /api/v1/channels/{channel}/events`. Each message has an `id`; with the"
                    + " last one as `after`, or as `Last-Event-ID`, a client gets what it missed.")
    public Page<ChannelView> list() {
        return Page.whole(hub.readable(user.permissions()).stream()
                .map(channel -> ChannelView.of(channel, user))
                .toList());
    }

    @GET
    @Path("{channel}/presence")
    @Operation(summary = "Who is connected to a channel now, on whatever node")
    public PresenceView presence(@PathParam("channel") String name) {
        Channel channel = hub.readable(user.permissions()).stream()
                .filter(readable -> readable.name().equals(name))
                .findFirst()
                .orElseThrow(QuartierException::notFound);
        if (!channel.presence()) {
            throw new QuartierException(CoreProblem.NOT_FOUND);
        }
        return new PresenceView(
                name,
                presence.present(new Key(user.organizationId(), name)).entrySet().stream()
                        .map(person -> new PresentView(person.getKey(), person.getValue()))
                        .toList());
    }

    /** A channel. */
    @Schema(name = "Channel")
    public record ChannelView(
            @Schema(example = "properties") String name,
            String description,

            @Schema(description = "Whether the caller may send to it.")
            boolean send,

            @Schema(description = "Whether it shows who is there.")
            boolean presence,

            @Schema(description = "Whether it shows who is typing.")
            boolean typing) {

        static ChannelView of(Channel channel, CurrentUser user) {
            return new ChannelView(
                    channel.name(),
                    channel.description(),
                    channel.send() != null && user.may(channel.send()),
                    channel.presence(),
                    channel.typing());
        }
    }

    /** Who is there. */
    @Schema(name = "ChannelPresence")
    public record PresenceView(@Schema(example = "team") String channel, List<PresentView> users) {}

    /** Somebody who is there. */
    @Schema(name = "PresentUser")
    public record PresentView(
            UUID user,

            @Schema(description = "Since when, by their oldest connection.")
            Instant since) {}
}
