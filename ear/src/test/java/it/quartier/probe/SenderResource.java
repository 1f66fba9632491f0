package it.quartier.probe;

import io.quartier.contract.access.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Lets the tests send to channels from inside a transaction. */
@Path("probe/messages")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(ProbePlugin.USE)
@ApplicationScoped
public class SenderResource {

    @Inject
    Sender sender;

    @POST
    public Seen send(
            @QueryParam("channel") String channel,
            @QueryParam("topic") String topic,
            @QueryParam("text") String text,
            @QueryParam("count") Integer count,
            @QueryParam("times") Integer times,
            @QueryParam("undo") Boolean undo) {
        String refusal = Seen.refusalOf(() -> sender.send(
                channel,
                topic,
                text.repeat(times == null ? 1 : times),
                count == null ? 1 : count,
                Boolean.TRUE.equals(undo)));
        return new Seen(0L, 0L, refusal);
    }
}
