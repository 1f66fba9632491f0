package io.quartier.kernel.notification.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.jce.ECNamedCurveTable;

/**
 * How we say to the push services of browsers who we are: VAPID, RFC 8292.
 *
 * @param publicKey the uncompressed point in base64url, as browsers take it when they subscribe
 */
record Vapid(ECPrivateKey key, String publicKey, String subject) {

    /** With the public half computed from the private one. */
    static Vapid of(ECPrivateKey key, String subject) {
        byte[] point = ECNamedCurveTable.getParameterSpec("P-256")
                .getG()
                .multiply(key.getS())
                .normalize()
                .getEncoded(false);
        return new Vapid(key, Base64.getUrlEncoder().withoutPadding().encodeToString(point), subject);
    }

    /** For the {@code Authorization} header of a request to this endpoint. */
    String authorization(URI endpoint) {
        String audience = endpoint.getScheme() + "://" + endpoint.getAuthority();
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .audience(audience)
                        .subject(subject)
                        .expirationTime(Date.from(Instant.now().plus(12, ChronoUnit.HOURS)))
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "vapid t=" + token.serialize() + ", k=" + publicKey;
    }

    @Override
    public String toString() {
        return "VAPID key " + publicKey;
    }
}
