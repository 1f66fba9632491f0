package it.quartier.notifications;

import it.quartier.server.Providers;
import it.quartier.server.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reports of providers, signed as theirs are. */
final class Reports {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Reports() {}

    /** What Resend says of an e-mail; answers the status. */
    static int resend(String id, Instant at, String body) throws IOException, InterruptedException {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] key = Base64.getDecoder().decode(Providers.RESEND_SECRET.substring("whsec_".length()));
        return resend(id, timestamp, "v1," + mac("HmacSHA256", key, id + "." + timestamp + "." + body), body);
    }

    static int resend(String id, String timestamp, String signature, String body)
            throws IOException, InterruptedException {
        return send(
                "/api/v1/notification-callbacks/resend",
                body,
                "Content-Type",
                "application/json",
                "svix-id",
                id,
                "svix-timestamp",
                timestamp,
                "svix-signature",
                signature);
    }

    static String bounce(String message, String address) {
        return """
                {"type": "email.bounced", "created_at": "2026-11-21T10:00:00.000Z", "data": {"email_id": "56761188",
                 "to": ["%s"], "headers": [{"name": "X-Quartier-Message", "value": "%s"}],
                 "bounce": {"type": "Permanent", "subType": "General", "message": "no such mailbox"}}}""".formatted(address, message);
    }

    /** What Twilio says of a short message. */
    static int twilio(String callback, Map<String, String> form) throws IOException, InterruptedException {
        String signed = callback
                + new TreeMap<>(form)
                        .entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                callback.substring("https://quartier.test".length()),
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Twilio-Signature",
                mac("HmacSHA1", Providers.TWILIO_TOKEN.getBytes(StandardCharsets.UTF_8), signed));
    }

    private static int send(String path, String body, String... headers) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(TestServer.url().resolve(path))
                                .headers(headers)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static String mac(String algorithm, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
