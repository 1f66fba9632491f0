package io.quartier.kernel.notification.push;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresSignIn;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.rest.Creates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The devices on which the signed-in person is told, in the organization they act in. */
@Path("/push-subscriptions")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresSignIn
@ApplicationScoped
public class PushResource {

    private static final int SECRET = 16;

    @Inject
    CurrentUser user;

    @Inject
    Subscriptions subscriptions;

    @Inject
    PushCarrier carrier;

    @GET
    @Operation(summary = "List my devices")
    public Page<SubscriptionView> list(@BeanParam Paging paging) {
        return subscriptions.page(user.userId(), paging);
    }

    @GET
    @Path("key")
    @Operation(summary = "The key with which browsers subscribe", description = "The applicationServerKey, or none.")
    public Key key() {
        return new Key(carrier.browserKey());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one of my devices")
    public SubscriptionView get(@PathParam("id") UUID id) {
        return subscriptions.get(user.userId(), id);
    }

    @POST
    @Creates
    @Operation(summary = "Be told on this device")
    public SubscriptionView add(SubscriptionDraft draft) {
        user.organizationId();
        check(draft);
        return subscriptions.add(user.userId(), draft);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Be told on a device no more")
    public void remove(@PathParam("id") UUID id) {
        subscriptions.remove(user.userId(), id);
    }

    private void check(SubscriptionDraft draft) {
        List<Fault> faults = new ArrayList<>();
        if (draft.kind() == Subscription.Kind.WEB) {
            if (!isEndpoint(draft.target())) {
                faults.add(Fault.of("target", Fault.FORMAT, "expected", "https address of a public push service"));
            }
            if (draft.keys() == null) {
                faults.add(Fault.of("keys", Fault.REQUIRED));
            } else {
                if (!WebPushEncryption.isKey(bytes(draft.keys().p256dh()))) {
                    faults.add(Fault.of("keys.p256dh", Fault.FORMAT, "expected", "point of P-256 in base64url"));
                }
                if (bytes(draft.keys().auth()).length != SECRET) {
                    faults.add(Fault.of("keys.auth", Fault.FORMAT, "expected", "16 bytes in base64url"));
                }
            }
        } else if (!draft.target().matches("[A-Za-z0-9:_-]{8,500}")) {
            faults.add(Fault.of("target", Fault.FORMAT, "expected", "token of a device"));
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
    }

    private boolean isEndpoint(String target) {
        try {
            return Endpoint.isAllowed(URI.create(target), carrier.allowsPrivate());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** What browsers take as {@code applicationServerKey}; absent where the operator configured none. */
    @Schema(name = "PushKey")
    public record Key(String applicationServerKey) {}
}
