package io.quartier.kernel.secret;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** A key of one organization, ready for use. */
final class DataKey {

    private final UUID organization;
    private final UUID id;
    private final Aead aead;

    DataKey(UUID organization, UUID id, Aead aead) {
        this.organization = organization;
        this.id = id;
        this.aead = aead;
    }

    UUID id() {
        return id;
    }

    String seal(String context, String plaintext) {
        try {
            return new SealedText(
                            id, aead.encrypt(plaintext.getBytes(StandardCharsets.UTF_8), place(organization, context)))
                    .text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret of " + context + " could not be sealed", e);
        }
    }

    String open(String context, SealedText sealed) {
        try {
            return new String(aead.decrypt(sealed.bytes(), place(organization, context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of " + context + " does not open: it was changed, or sealed for another place", e);
        }
    }

    /** What a sealed text is bound to. The organization has a fixed length, so that no two places have the same. */
    private static byte[] place(UUID organization, String context) {
        return (organization + " " + context).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "data key " + id;
    }
}
