package it.quartier.isolation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import it.quartier.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Access tokens as an attacker would make them, from a good one. */
public final class Tokens {

    private final SignedJWT good;
    private final RSAPrivateCrtKey key;

    /** @param good a token that the server takes */
    public Tokens(String good) throws ParseException, GeneralSecurityException, IOException {
        this.good = SignedJWT.parse(good);
        this.key = serversKey();
    }

    /** Authorization headers that must be refused, by what is wrong with them. */
    public Map<String, String> bad() throws JOSEException, ParseException, GeneralSecurityException {
        JWTClaimsSet claims = good.getJWTClaimsSet();
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", signed(expired(claims), key, JWSAlgorithm.RS256));
        bad.put("without an end", signed(with(claims, "exp", null), key, JWSAlgorithm.RS256));
        bad.put("of another issuer", signed(with(claims, "iss", "https://elsewhere"), key, JWSAlgorithm.RS256));
        bad.put("of a role that does not exist", signed(with(claims, "role", "emperor"), key, JWSAlgorithm.RS256));
        bad.put("without an organization", signed(with(claims, "org", null), key, JWSAlgorithm.RS256));
        bad.put("signed by another key", signed(claims, anotherKey(), JWSAlgorithm.RS256));
        bad.put("signed by another algorithm", signed(claims, key, JWSAlgorithm.RS512));
        bad.put("signed by RSASSA-PSS", signed(claims, key, JWSAlgorithm.PS256));
        bad.put("signed with the public key as a secret", signedWithPublicKey(claims));
        bad.put("not signed (alg none)", new PlainJWT(claims).serialize());
        bad.put("with another payload", spliced(with(claims, "role", "owner")));
        bad.put("without its signature", good.getParsedParts()[0] + "." + good.getParsedParts()[1] + ".");
        bad.put("cut", good.serialize().substring(0, good.serialize().length() - 20));
        bad.put("nonsense", "nonsense");
        bad.put("empty", "");
        bad.replaceAll((name, token) -> "Bearer " + token);
        bad.put(
                "of another scheme",
                "Basic " + Base64.getEncoder().encodeToString("eva:secret".getBytes(StandardCharsets.UTF_8)));
        bad.put("without a scheme", good.serialize());
        bad.put("twice", "Bearer " + good.serialize() + ", Bearer " + good.serialize());
        return bad;
    }

    private String signed(JWTClaimsSet claims, PrivateKey by, JWSAlgorithm algorithm) throws JOSEException {
        return sign(claims, algorithm, new RSASSASigner(by));
    }

    private String signedWithPublicKey(JWTClaimsSet claims) throws JOSEException, GeneralSecurityException {
        byte[] secret = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                .getEncoded();
        return sign(claims, JWSAlgorithm.HS256, new MACSigner(secret));
    }

    private String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(good.getHeader().getKeyID())
                .type(good.getHeader().getType())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private String spliced(JWTClaimsSet claims) {
        Base64URL[] parts = good.getParsedParts();
        return parts[0] + "." + Base64URL.encode(claims.toString() + " ") + "." + parts[2];
    }

    private static JWTClaimsSet expired(JWTClaimsSet claims) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder(claims)
                .issueTime(Date.from(now.minusSeconds(1000)))
                .expirationTime(Date.from(now.minusSeconds(100)))
                .build();
    }

    private static JWTClaimsSet with(JWTClaimsSet claims, String name, Object value) {
        return new JWTClaimsSet.Builder(claims).claim(name, value).build();
    }

    private static PrivateKey anotherKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    private static RSAPrivateCrtKey serversKey() throws IOException, GeneralSecurityException {
        String pem = Files.readString(TestServer.tokenKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    /** The good one, but for so long only. */
    public String lasting(Duration time) throws JOSEException, ParseException {
        JWTClaimsSet brief = new JWTClaimsSet.Builder(good.getJWTClaimsSet())
                .expirationTime(Date.from(Instant.now().plus(time)))
                .build();
        return signed(brief, key, JWSAlgorithm.RS256);
    }

    /** The good one, of another role. */
    public String as(String role) throws JOSEException, ParseException {
        return signed(with(good.getJWTClaimsSet(), "role", role), key, JWSAlgorithm.RS256);
    }

    /** A token of the server's own key with these claims of another one: to show that the key alone opens the door. */
    String resigned() throws JOSEException, ParseException {
        return "Bearer " + signed(good.getJWTClaimsSet(), key, JWSAlgorithm.RS256);
    }
}
