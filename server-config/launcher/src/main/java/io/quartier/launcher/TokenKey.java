package io.quartier.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The RSA key that signs access tokens: made at the first start, kept in a file for its owner only. */
public final class TokenKey {

    /** What the BSI's guideline TR-02102-1 asks for beyond 2022; signing happens at sign-in only, so its price does not matter. */
    private static final int BITS = 3072;

    private TokenKey() {}

    public static Path in(Path directory) {
        Path file = directory.resolve("token-key.pem");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.write(file, generate());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(pkcs8);
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
