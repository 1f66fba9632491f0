package io.quartier.kernel.notification.callback;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.notification.callback.Reports.Named;
import io.quartier.kernel.notification.delivery.State;
import io.quartier.kernel.notification.push.Web;
import io.quartier.kernel.notification.sms.TwilioSettings;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where providers report what became of messages. Anybody may call; only what is signed by the provider counts. */
@Path("/notification-callbacks")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@ApplicationScoped
public class CallbackResource {

    private static final int LONGEST = 200_000;

    /** Unknown, unreachable for good, a landline, or its owner said STOP. */
    private static final Set<String> DEAD = Set.of("21610", "30005", "30006");

    @Inject
    Reports reports;

    private final Optional<String> resend =
            ConfigProvider.getConfig().getOptionalValue("quartier.mail.resend-secret", String.class);
    private final Optional<TwilioSettings> twilio = TwilioSettings.of(ConfigProvider.getConfig());

    @POST
    @Path("resend")
    @PermitAll
    @Operation(
            summary = "What became of an e-mail, by Resend",
            description = "Signed by Standard Webhooks; headers may begin with svix- or webhook-.")
    public void resend(
            @Parameter(hidden = true) @HeaderParam("svix-id") String svixId,
            @Parameter(hidden = true) @HeaderParam("svix-timestamp") String svixTimestamp,
            @Parameter(hidden = true) @HeaderParam("svix-signature") String svixSignature,
            @HeaderParam("webhook-id") String id,
            @HeaderParam("webhook-timestamp") String timestamp,
            @HeaderParam("webhook-signature") String signature,
            byte[] body) {
        String secret = resend.orElseThrow(QuartierException::notFound);
        check(body);
        if (!Signatures.isStandardWebhook(
                secret,
                svixId == null ? id : svixId,
                svixTimestamp == null ? timestamp : svixTimestamp,
                svixSignature == null ? signature : svixSignature,
                body,
                Instant.now())) {
            throw new QuartierException(CallbackProblem.SIGNATURE_INVALID);
        }
        ResendReport report = ResendReport.of(Web.json(new String(body, StandardCharsets.UTF_8)));
        if (report.state() != null) {
            Optional.ofNullable(report.message())
                    .or(() -> Optional.ofNullable(report.address()).flatMap(reports::newest))
                    .ifPresent(named -> note(named, report.state(), report.reason(), report.forGood()));
        }
    }

    @POST
    @Path("twilio/{organization}")
    @PermitAll
    @Operation(summary = "What became of a short message, by Twilio", description = "With X-Twilio-Signature.")
    public void twilio(
            @PathParam("organization") UUID organization,
            @QueryParam("message") UUID message,
            @HeaderParam("X-Twilio-Signature") String signature,
            byte[] body) {
        TwilioSettings account =
                twilio.filter(settings -> settings.publicUrl() != null).orElseThrow(QuartierException::notFound);
        check(body);
        Map<String, String> form = form(body);
        String url =
                account.publicUrl() + "/api/v1/notification-callbacks/twilio/" + organization + "?message=" + message;
        if (message == null || !Signatures.isTwilio(account.token(), url, form, signature)) {
            throw new QuartierException(CallbackProblem.SIGNATURE_INVALID);
        }
        String code = form.getOrDefault("ErrorCode", "");
        State state = switch (form.getOrDefault("MessageStatus", "")) {
            case "delivered" -> State.DELIVERED;
            case "undelivered", "failed" -> DEAD.contains(code) ? State.BOUNCED : State.FAILED;
            default -> null;
        };
        if (state != null) {
            note(
                    new Named(organization, message),
                    state,
                    code.matches("\\d{1,6}") ? "twilio-" + code : null,
                    state == State.BOUNCED);
        }
    }

    private void note(Named named, State state, String reason, boolean forGood) {
        CallContext.with(CallContext.current().as(null, named.organization()), () -> {
            reports.note(named.message(), state, reason, forGood);
            return null;
        });
    }

    private static void check(byte[] body) {
        if (body.length > LONGEST) {
            throw new QuartierException(CoreProblem.PAYLOAD_TOO_LARGE);
        }
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                try {
                    form.put(
                            URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    throw new QuartierException(CoreProblem.MALFORMED_REQUEST);
                }
            }
        }
        return form;
    }
}
