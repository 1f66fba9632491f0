package io.quartier.kernel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quartier.contract.access.Role;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.access.Permissions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Issues and verifies access tokens: JSON Web Tokens (RFC 7519) as MicroProfile JWT 2.1 wants them, signed with RS256,
 * whose verification is the cheapest of those that both servers know. A verified token is remembered for a minute.
 */
@ApplicationScoped
public class AccessTokens {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    @Inject
    SigningKey signingKey;

    @Inject
    Permissions permissions;

    @Inject
    @ConfigProperty(name = "quartier.token.issuer", defaultValue = "https://quartier")
    String issuer;

    @Inject
    @ConfigProperty(name = "quartier.token.access-lifetime", defaultValue = "PT15M")
    Duration lifetime;

    private final Cache<String, Identity> verified = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    private JWSSigner signer;
    private JWSVerifier verifier;

    @PostConstruct
    void prepare() {
        try {
            signer = new RSASSASigner(signingKey.key());
            verifier = new RSASSAVerifier(signingKey.key().toRSAPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token for a member acting in an organization. */
    public String issue(UUID user, String email, Membership membership) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(user.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .claim("upn", email);
        Identity.claimsOf(membership, permissions.of(membership.role())).forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(signingKey.key().getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /**
     * Whose token it is.
     *
     * @throws QuartierException {@code UNAUTHENTICATED}, or {@code TOKEN_EXPIRED} where it was good once
     */
    public Identity verify(String token) {
        Identity identity = verified.getIfPresent(token);
        if (identity == null) {
            identity = read(token);
            verified.put(token, identity);
        }
        if (identity.expiresAt() <= System.currentTimeMillis()) {
            throw new QuartierException(CoreProblem.TOKEN_EXPIRED);
        }
        return identity;
    }

    public Duration lifetime() {
        return lifetime;
    }

    private Identity read(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            // the algorithm is ours, whatever the header says
            if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
                throw new QuartierException(CoreProblem.UNAUTHENTICATED);
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!issuer.equals(claims.getIssuer()) || claims.getExpirationTime() == null) {
                throw new QuartierException(CoreProblem.UNAUTHENTICATED);
            }
            Role role = Role.of(claims.getStringClaim("role"));
            return new Identity(
                    token,
                    claims.getClaims(),
                    UUID.fromString(claims.getSubject()),
                    UUID.fromString(claims.getStringClaim("org")),
                    role,
                    permissions.of(role),
                    claims.getExpirationTime().getTime());
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            throw new QuartierException(CoreProblem.UNAUTHENTICATED, e);
        }
    }
}
