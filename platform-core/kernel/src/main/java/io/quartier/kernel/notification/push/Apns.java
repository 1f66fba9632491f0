package io.quartier.kernel.notification.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.delivery.Outcome;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/** Apple's devices: HTTP/2, with a token signed by the operator's key. */
final class Apns implements PushService {

    private static final JsonProvider JSON = JsonProvider.provider();
    /** Apple takes a token for an hour, and wants no new one more often than every 20 minutes. */
    private static final Duration RENEWED = Duration.ofMinutes(40);

    private static final Set<String> GONE = Set.of("BadDeviceToken", "Unregistered", "DeviceTokenNotForTopic");

    private final PushSettings.Apple apple;
    private String token;
    private Instant made = Instant.EPOCH;

    Apns(PushSettings.Apple apple) {
        this.apple = apple;
    }

    @Override
    public Outcome push(Letter letter, Subscription device) throws IOException, InterruptedException {
        String message = JSON.createObjectBuilder()
                .add(
                        "aps",
                        JSON.createObjectBuilder()
                                .add(
                                        "alert",
                                        JSON.createObjectBuilder()
                                                .add("title", letter.words().subject())
                                                .add("body", letter.words().text())))
                .add("type", letter.message().type())
                .build()
                .toString();
        HttpResponse<String> answer =
                Web.send(HttpRequest.newBuilder(URI.create(apple.url() + "/3/device/" + device.target()))
                        .timeout(Duration.ofSeconds(20))
                        .header("authorization", "bearer " + token())
                        .header("apns-topic", apple.topic())
                        .header("apns-push-type", "alert")
                        .header("apns-id", letter.message().id().toString())
                        .header("apns-priority", letter.message().urgent() ? "10" : "5")
                        .POST(BodyPublishers.ofString(message))
                        .build());
        String reason = Web.json(answer.body()).getString("reason", "");
        return answer.statusCode() == 410 || GONE.contains(reason)
                ? Outcome.bounced("gone")
                : PushService.of(answer.statusCode(), "apns");
    }

    private synchronized String token() {
        Instant now = Instant.now();
        if (token == null || made.plus(RENEWED).isBefore(now)) {
            SignedJWT signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(apple.keyId())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(apple.team())
                            .issueTime(Date.from(now))
                            .build());
            try {
                signed.sign(new ECDSASigner(apple.key()));
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
            token = signed.serialize();
            made = now;
        }
        return token;
    }
}
