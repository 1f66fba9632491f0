package io.quartier.kernel.notification.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quartier.kernel.notification.delivery.Letter;
import io.quartier.kernel.notification.delivery.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Android and others by Firebase Cloud Messaging, HTTP v1, as a service account. */
final class Fcm implements PushService {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration LIFETIME = Duration.ofHours(1);
    /** A new token is asked for a little before the old one ends. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final PushSettings.Firebase account;
    private String token;
    private Instant tokenUntil = Instant.EPOCH;

    Fcm(PushSettings.Firebase account) {
        this.account = account;
    }

    @Override
    public Outcome push(Letter letter, Subscription device) throws IOException, InterruptedException {
        String bearer = token();
        if (bearer == null) {
            return Outcome.later("fcm-account-refused");
        }
        JsonObject message = JSON.createObjectBuilder()
                .add(
                        "message",
                        JSON.createObjectBuilder()
                                .add("token", device.target())
                                .add(
                                        "notification",
                                        JSON.createObjectBuilder()
                                                .add("title", letter.words().subject())
                                                .add("body", letter.words().text()))
                                .add(
                                        "data",
                                        JSON.createObjectBuilder()
                                                .add("id", letter.message().id().toString())
                                                .add("type", letter.message().type()))
                                .add(
                                        "android",
                                        JSON.createObjectBuilder()
                                                .add(
                                                        "priority",
                                                        letter.message().urgent() ? "HIGH" : "NORMAL")))
                .build();
        HttpResponse<String> answer = Web.send(HttpRequest.newBuilder(
                        URI.create(account.url() + "/v1/projects/" + account.project() + "/messages:send"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.toString()))
                .build());
        if (answer.body().contains("UNREGISTERED")) {
            return Outcome.bounced("gone");
        }
        if (answer.statusCode() == 401) {
            forget();
        }
        return PushService.of(answer.statusCode(), "fcm");
    }

    private synchronized void forget() {
        tokenUntil = Instant.EPOCH;
    }

    private synchronized String token() throws IOException, InterruptedException {
        if (Instant.now().isBefore(tokenUntil)) {
            return token;
        }
        Instant now = Instant.now();
        SignedJWT claim = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(account.email())
                        .audience(account.tokenUrl())
                        .claim("scope", SCOPE)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            claim.sign(new RSASSASigner(account.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        HttpResponse<String> answer = Web.send(HttpRequest.newBuilder(URI.create(account.tokenUrl()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type="
                        + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&assertion=" + claim.serialize()))
                .build());
        JsonObject body = Web.json(answer.body());
        token = answer.statusCode() == 200 ? body.getString("access_token", null) : null;
        tokenUntil = token == null
                ? Instant.EPOCH
                : now.plusSeconds(body.getInt("expires_in", 3600)).minus(MARGIN);
        return token;
    }
}
