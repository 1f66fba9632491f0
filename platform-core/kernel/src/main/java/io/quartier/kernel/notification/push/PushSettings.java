package io.quartier.kernel.notification.push;

import io.quartier.kernel.plugin.StartRefused;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The operator's keys for push messages; each kind of device needs its own. */
final class PushSettings {

    private final Config config;

    PushSettings(Config config) {
        this.config = config;
    }

    /** For browsers (RFC 8292): the private key, its public half, and how push services reach the operator. */
    Optional<Vapid> vapid() {
        return text("quartier.push.vapid-key-file")
                .map(
                        file -> Vapid.of(
                                (ECPrivateKey) key(file, "EC", "QUARTIER_PUSH_VAPID_KEY_FILE"),
                                text("quartier.push.vapid-subject")
                                        .orElseThrow(
                                                () -> refused(
                                                        "QUARTIER_PUSH_VAPID_SUBJECT must say how push services reach you: mailto: or https:"))));
    }

    Optional<Firebase> firebase() {
        return text("quartier.push.fcm-account-file").map(file -> {
            try {
                JsonObject account = Web.json(Files.readString(Path.of(file)));
                return new Firebase(
                        account.getString("project_id"),
                        account.getString("client_email"),
                        (RSAPrivateKey) parse(account.getString("private_key"), "RSA"),
                        account.getString("token_uri"),
                        text("quartier.push.fcm-url").orElse("https://fcm.googleapis.com"));
            } catch (IOException | RuntimeException | GeneralSecurityException e) {
                throw refused("QUARTIER_PUSH_FCM_ACCOUNT_FILE cannot be used (" + e.getMessage()
                        + "): it is the JSON file of a service account");
            }
        });
    }

    Optional<Apple> apple() {
        return text("quartier.push.apns-key-file")
                .map(file -> new Apple(
                        (ECPrivateKey) key(file, "EC", "QUARTIER_PUSH_APNS_KEY_FILE"),
                        needed("quartier.push.apns-key-id"),
                        needed("quartier.push.apns-team-id"),
                        needed("quartier.push.apns-topic"),
                        text("quartier.push.apns-url").orElse("https://api.push.apple.com")));
    }

    /** Whether browsers may name push services in private networks, and by plain HTTP. */
    boolean allowsPrivate() {
        return config.getOptionalValue("quartier.push.allow-private", Boolean.class)
                .orElse(false);
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }

    private String needed(String name) {
        return text(name)
                .orElseThrow(() ->
                        refused(name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT) + " is missing"));
    }

    private static PrivateKey key(String file, String algorithm, String setting) {
        try {
            return parse(Files.readString(Path.of(file)), algorithm);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw refused(
                    setting + " cannot be used (" + e.getMessage() + "): a PEM file with a private key in PKCS#8");
        }
    }

    static PrivateKey parse(String pem, String algorithm) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder()
                .decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", ""));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static StartRefused refused(String reason) {
        return new StartRefused(List.of(reason + "."));
    }

    /** An account at Firebase Cloud Messaging. */
    record Firebase(String project, String email, RSAPrivateKey key, String tokenUrl, String url) {}

    /** A key of Apple's push service. */
    record Apple(ECPrivateKey key, String keyId, String team, String topic, String url) {}
}
