package it.quartier.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Keys as operators get them from providers. */
final class ProviderKeys {

    private ProviderKeys() {}

    static Path elliptic(Path directory, String name) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return Files.writeString(directory.resolve(name), pem(generator.generateKeyPair(), "\n"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path firebaseAccount(Path directory, String tokenUrl) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Files.writeString(
                    directory.resolve("firebase.json"),
                    ("{\"type\": \"service_account\", \"project_id\": \"quartier-test\", \"client_email\":"
                                    + " \"push@quartier.test\", \"private_key\": \"%s\", \"token_uri\": \"%s\"}")
                            .formatted(pem(generator.generateKeyPair(), "\\n"), tokenUrl));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair, String lineEnd) {
        return "-----BEGIN PRIVATE KEY-----" + lineEnd
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + lineEnd
                + "-----END PRIVATE KEY-----" + lineEnd;
    }
}
