package io.quartier.web.identity;

import io.quartier.kernel.identity.SigningKey;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The keys that verify our access tokens, as a JSON Web Key Set (RFC 7517), for whoever accepts these tokens too. */
public class KeysServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // servlets are never serialized
    SigningKey key;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/jwk-set+json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.getOutputStream().write(key.jwks().getBytes(StandardCharsets.UTF_8));
    }
}
