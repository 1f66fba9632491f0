package io.quartier.kernel.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Master keys as an operator writes them: one a line, its name and then 32 bytes in Base64. The first wraps; the others
 * are there to open what they wrapped.
 */
final class MasterKeys {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,39}");
    private static final int BYTES = 32;

    private final Map<String, Aead> keys;

    private MasterKeys(Map<String, Aead> keys) {
        this.keys = keys;
    }

    /**
     * Reads them; empty lines and those that start with # say nothing, commas end lines too.
     *
     * @throws IllegalArgumentException with what is wrong, without any part of a key
     */
    static MasterKeys parse(String text) {
        Map<String, Aead> keys = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("[\\n,]", -1)) {
            number++;
            String key = line.strip();
            if (key.isEmpty() || key.startsWith("#")) {
                continue;
            }
            String[] parts = key.split("\\s+", -1);
            if (parts.length != 2 || !ID.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException(
                        "line " + number + " is not a name of letters, digits, points and hyphens, a blank and a key");
            }
            if (keys.put(parts[0], aead(parts[1], number)) != null) {
                throw new IllegalArgumentException("line " + number + " has the name of a line before it");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it holds no key");
        }
        return new MasterKeys(keys);
    }

    String first() {
        return keys.keySet().iterator().next();
    }

    Optional<Aead> of(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @AccessesPartialKey
    private static Aead aead(String base64, int line) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // without the cause, which may quote the key
            throw new IllegalArgumentException("the key in line " + line + " is not Base64");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("the key in line " + line + " has " + bytes.length + " bytes, not 32");
        }
        try {
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return Wrapping.aead(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had from this JVM", e);
        }
    }
}
