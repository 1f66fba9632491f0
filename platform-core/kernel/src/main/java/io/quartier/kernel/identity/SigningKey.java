package io.quartier.kernel.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.quartier.kernel.plugin.StartRefused;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The RSA key that signs access tokens, the same on every node, from {@code quartier.token.key-file}. */
@ApplicationScoped
public class SigningKey {

    private static final String HOW =
            "make one with 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out token-key.pem' and name it in QUARTIER_TOKEN_KEY_FILE, the same file on every node";

    @Inject
    @ConfigProperty(name = "quartier.token.key-file")
    Optional<String> file;

    private RSAKey key;

    @PostConstruct
    void load() {
        key = read(Path.of(file.orElseThrow(
                () -> new StartRefused(List.of("There is no key to sign access tokens with: " + HOW + ".")))));
    }

    RSAKey key() {
        return key;
    }

    /** Whether a key can be used; called at start so that a missing one is not found out at the first sign-in. */
    public String id() {
        return key.getKeyID();
    }

    /** A secret for another purpose, made from this key: the same on every node, and another one for each purpose. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toPrivateKey().getEncoded(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What others verify our tokens with. */
    public String jwks() {
        return new JWKSet(List.<JWK>of(key.toPublicJWK())).toString();
    }

    private static RSAKey read(Path file) {
        try {
            String pem = Files.readString(file)
                    .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                    .replaceAll("\\s", "");
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            RSAPublicKey open = (RSAPublicKey)
                    rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            if (secret.getModulus().bitLength() < 2048) {
                throw new GeneralSecurityException("it has fewer than 2048 bits");
            }
            return new RSAKey.Builder(open)
                    .privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException
                | GeneralSecurityException
                | IllegalArgumentException
                | ClassCastException
                | JOSEException e) {
            throw new StartRefused(
                    List.of("The token key " + file + " cannot be used (" + e.getMessage() + "): " + HOW + "."));
        }
    }
}
