package io.quartier.kernel.notification.sms;

import io.quartier.contract.notification.Channel;
import io.quartier.kernel.notification.delivery.Addresses;
import io.quartier.kernel.notification.delivery.Carrier;
import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.delivery.Outcome;
import io.quartier.kernel.notification.push.Web;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends short messages by Twilio's API. */
@ApplicationScoped
public class TwilioCarrier implements Carrier {

    private static final int LONGEST = 1_600;

    /** No such number, not a mobile, or its owner said STOP. */
    private static final Set<Integer> DEAD = Set.of(21211, 21217, 21610, 21614);

    private final Optional<TwilioSettings> settings = TwilioSettings.of(ConfigProvider.getConfig());

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isConfigured() {
        return settings.isPresent();
    }

    @Override
    public Outcome carry(Letter letter) throws IOException, InterruptedException {
        TwilioSettings account = settings.orElseThrow();
        String to = letter.message().address();
        if (!Addresses.isE164(to)) {
            return Outcome.failed("bad-number");
        }
        HttpResponse<String> answer = Web.send(HttpRequest.newBuilder(
                        URI.create(account.base() + "/2010-04-01/Accounts/" + account.account() + "/Messages.json"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + basic(account))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(letter, account)))
                .build());
        JsonObject body = Web.json(answer.body());
        if (answer.statusCode() / 100 == 2) {
            return Outcome.sent(body.getString("sid", null));
        }
        int code = body.getInt("code", 0);
        if (DEAD.contains(code)) {
            return Outcome.bounced("twilio-" + code);
        }
        if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
            return Outcome.later("twilio-" + answer.statusCode());
        }
        // our account is refused: nobody's message is at fault, and the operator can mend it
        return answer.statusCode() == 401 || answer.statusCode() == 403
                ? Outcome.later("twilio-" + answer.statusCode())
                : Outcome.failed("twilio-" + (code == 0 ? answer.statusCode() : code));
    }

    private static String form(Letter letter, TwilioSettings account) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", letter.message().address());
        form.put(account.from().startsWith("MG") ? "MessagingServiceSid" : "From", account.from());
        String text = letter.words().text();
        form.put("Body", text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
        if (account.publicUrl() != null) {
            form.put(
                    "StatusCallback",
                    account.publicUrl() + "/api/v1/notification-callbacks/twilio/"
                            + letter.message().organization() + "?message="
                            + letter.message().id());
        }
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String basic(TwilioSettings account) {
        return Base64.getEncoder()
                .encodeToString((account.account() + ":" + account.token()).getBytes(StandardCharsets.UTF_8));
    }
}
