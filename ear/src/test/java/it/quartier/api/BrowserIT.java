package it.quartier.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.RawRequest.Raw;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told. */
class BrowserIT {

    private static final String ORIGIN = "https://app.quartier.test";

    @Test
    void aListedSiteMayCall() {
        Raw preflight = RawRequest.of("OPTIONS", "/api/v1/notes")
                .with("Origin", ORIGIN)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization, content-type")
                .send();
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("POST", "PATCH");
        assertThat(preflight.header("Access-Control-Allow-Headers").orElse("")).contains("Authorization", "If-Match");

        Raw call = RawRequest.of("GET", "/api/v1/me").with("Origin", ORIGIN).send();
        assertThat(call.status()).isEqualTo(401);
        assertThat(call.header("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(call.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(call.header("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag", "X-Next-Cursor", "Retry-After")
                .as("what no answer has")
                .doesNotContain("RateLimit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.test", "null", "https://app.quartier.test.evil.test", "http://app.quartier.test"})
    void othersMayNot(String origin) {
        Raw preflight = RawRequest.of("OPTIONS", "/api/v1/notes")
                .with("Origin", origin)
                .with("Access-Control-Request-Method", "POST")
                .send();
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight.header("Vary").orElse("")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/me", "/nowhere", "/openapi", "/metrics", "/health/ready", "/.well-known/jwks.json"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Raw answer = RawRequest.of("GET", path).send();
        if (path.startsWith("/health") && !"payara".equals(it.quartier.server.TestServer.kind())) {
            // Open Liberty answers beside our WAR
            return;
        }
        Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "no-referrer",
                        "Strict-Transport-Security", "max-age=86400",
                        "Cross-Origin-Resource-Policy", "same-origin")
                .forEach((name, value) ->
                        assertThat(answer.header(name)).as(answer.head()).contains(value));
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(answer.header("Server").orElse(""))
                .doesNotContainIgnoringCase("payara")
                .doesNotContain("WebSphere");
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }
}
