package io.quartier.kernel.notification.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How providers prove that a report is theirs. */
final class Signatures {

    /** An older report could be one that somebody else kept. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Signatures() {}

    /**
     * By Standard Webhooks 1.0, as Resend signs.
     *
     * @param secret {@code whsec_} and base64
     * @param signatures {@code v1,<base64>}, several with spaces between them
     */
    static boolean isStandardWebhook(
            String secret, String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] expected = mac("HmacSHA256", Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), head, body);
        boolean good = false;
        for (String signature : signatures.split(" ", -1)) {
            good |= signature.startsWith("v1,") && same(signature.substring(3), expected);
        }
        return good;
    }

    /** By {@code X-Twilio-Signature}: the address that was called, and the form's fields by name. */
    static boolean isTwilio(String token, String url, Map<String, String> form, String signature) {
        SortedMap<String, String> sorted = new TreeMap<>(form);
        StringBuilder signed = new StringBuilder(url);
        sorted.forEach((name, value) -> signed.append(name).append(value));
        byte[] expected = mac(
                "HmacSHA1",
                token.getBytes(StandardCharsets.UTF_8),
                signed.toString().getBytes(StandardCharsets.UTF_8));
        return signature != null && same(signature, expected);
    }

    private static boolean same(String base64, byte[] expected) {
        return MessageDigest.isEqual(
                base64.getBytes(StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(expected).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
