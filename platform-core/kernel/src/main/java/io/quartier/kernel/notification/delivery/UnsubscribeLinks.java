package io.quartier.kernel.notification.delivery;

import io.quartier.kernel.identity.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Links by which a recipient gets no more of a kind, good for whoever has the message: organization, message and our signature. */
@ApplicationScoped
public class UnsubscribeLinks {

    private static final String PURPOSE = "quartier unsubscribe";
    private static final int IDS = 32;
    private static final int SIGNATURE = 16;

    @Inject
    SigningKey signingKey;

    @Inject
    @ConfigProperty(name = "quartier.http.public-url")
    Optional<String> publicUrl;

    /** The link of a message, null where nobody said at which address people reach this platform. */
    String to(Taken message) {
        return publicUrl
                .map(url -> url.replaceAll("/+$", "") + "/api/v1/notification-unsubscribe/"
                        + token(message.organization(), message.id()))
                .orElse(null);
    }

    String token(UUID organization, UUID message) {
        byte[] ids = ByteBuffer.allocate(IDS)
                .putLong(organization.getMostSignificantBits())
                .putLong(organization.getLeastSignificantBits())
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits())
                .array();
        byte[] token = Arrays.copyOf(ids, IDS + SIGNATURE);
        System.arraycopy(sign(ids), 0, token, IDS, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a link names, empty where it is not ours. */
    Optional<Named> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != IDS + SIGNATURE
                || !MessageDigest.isEqual(
                        Arrays.copyOf(sign(Arrays.copyOf(bytes, IDS)), SIGNATURE),
                        Arrays.copyOfRange(bytes, IDS, IDS + SIGNATURE))) {
            return Optional.empty();
        }
        ByteBuffer ids = ByteBuffer.wrap(bytes);
        return Optional.of(new Named(new UUID(ids.getLong(), ids.getLong()), new UUID(ids.getLong(), ids.getLong())));
    }

    private byte[] sign(byte[] ids) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signingKey.derive(PURPOSE), "HmacSHA256"));
            return mac.doFinal(ids);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    record Named(UUID organization, UUID message) {}
}
