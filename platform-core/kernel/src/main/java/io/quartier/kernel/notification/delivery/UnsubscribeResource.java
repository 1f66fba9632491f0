package io.quartier.kernel.notification.delivery;

import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.notification.delivery.Messages.Reported;
import io.quartier.kernel.notification.delivery.Suppressions.Reason;
import io.quartier.kernel.notification.delivery.UnsubscribeLinks.Named;
import io.quartier.kernel.notification.preference.Mode;
import io.quartier.kernel.notification.preference.Preferences;
import io.quartier.kernel.notification.template.UnsubscribePage;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where the link at the end of an e-mail leads. Mail programs follow links by themselves, so looking changes nothing; the button, or
 * the mail program's own (RFC 8058), does.
 */
@Path("/notification-unsubscribe")
@Tag(name = "notifications")
@ApplicationScoped
public class UnsubscribeResource {

    @Inject
    UnsubscribeLinks links;

    @Inject
    Messages messages;

    @Inject
    Preferences preferences;

    @Inject
    Suppressions suppressions;

    @GET
    @Path("{token}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Ask whether somebody wants no more messages of a kind", description = "Changes nothing.")
    public Response ask(@PathParam("token") String token) {
        Named named = named(token);
        in(named, () -> find(named));
        return page(UnsubscribePage.ask(CallContext.current().locale()));
    }

    @POST
    @Path("{token}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "No more messages of a kind",
            description = "Of this message's category by its channel, and no others. One click by RFC 8058.")
    public Response act(@PathParam("token") String token) {
        Named named = named(token);
        in(named, () -> {
            Reported message = find(named);
            if (message.user() != null) {
                preferences.choose(message.user(), message.category(), message.channel(), Mode.OFF);
            } else {
                suppressions.add(message.channel(), message.address(), message.category(), Reason.UNSUBSCRIBED);
            }
            return null;
        });
        return page(UnsubscribePage.done(CallContext.current().locale()));
    }

    private Named named(String token) {
        return links.read(token).orElseThrow(QuartierException::notFound);
    }

    private Reported find(Named named) {
        return messages.find(named.message()).orElseThrow(QuartierException::notFound);
    }

    private static <T> T in(Named named, Callable<T> work) {
        Call call = CallContext.current();
        return CallContext.with(call.as(null, named.organization()), work);
    }

    private static Response page(String html) {
        return Response.ok(html, MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }
}
