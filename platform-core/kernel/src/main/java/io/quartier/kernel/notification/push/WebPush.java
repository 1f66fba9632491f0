package io.quartier.kernel.notification.push;

import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.delivery.Outcome;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;

/** Browsers: RFC 8030, encrypted by RFC 8291, signed by RFC 8292. */
record WebPush(Vapid vapid, boolean allowsPrivate) implements PushService {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final long KEPT = Duration.ofDays(1).toSeconds();
    private static final int BODY = 1_000;

    @Override
    public Outcome push(Letter letter, Subscription device) throws IOException, InterruptedException {
        URI endpoint = URI.create(device.target());
        if (!Endpoint.isAllowed(endpoint, allowsPrivate)) {
            return Outcome.failed("endpoint-not-allowed");
        }
        int status = Web.send(HttpRequest.newBuilder(endpoint)
                        .timeout(Duration.ofSeconds(20))
                        .header("TTL", Long.toString(KEPT))
                        .header("Urgency", letter.message().urgent() ? "high" : "normal")
                        .header("Content-Encoding", "aes128gcm")
                        .header("Content-Type", "application/octet-stream")
                        .header("Authorization", vapid.authorization(endpoint))
                        .POST(BodyPublishers.ofByteArray(encrypted(letter, device)))
                        .build())
                .statusCode();
        return status == 404 || status == 410 ? Outcome.bounced("gone") : PushService.of(status, "web-push");
    }

    private static byte[] encrypted(Letter letter, Subscription device) {
        String body = letter.words().text();
        String message = JSON.createObjectBuilder()
                .add("id", letter.message().id().toString())
                .add("type", letter.message().type())
                .add("title", letter.words().subject())
                .add("body", body.length() > BODY ? body.substring(0, BODY - 1) + "…" : body)
                .build()
                .toString();
        try {
            return WebPushEncryption.encrypt(
                    message.getBytes(StandardCharsets.UTF_8),
                    Base64.getUrlDecoder().decode(device.p256dh()),
                    Base64.getUrlDecoder().decode(device.auth()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
