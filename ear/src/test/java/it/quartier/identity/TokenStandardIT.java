package it.quartier.identity;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Client;
import it.quartier.server.TestServer;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

/** Our tokens are what MicroProfile JWT 2.1 asks for, and an implementation that is not ours verifies them. */
class TokenStandardIT {

    @Test
    void anotherImplementationVerifiesTheTokenByThePublishedKeys() throws Exception {
        String token = Client.ofNewAgency().token();
        HttpsJwks keys =
                new HttpsJwks(TestServer.url().resolve("/.well-known/jwks.json").toString());

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256"))
                .setExpectedIssuer("https://quartier")
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setRequireSubject()
                .build()
                .processToClaims(token);

        assertThat(claims.getStringClaimValue("upn")).contains("@");
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("owner"));
    }
}
