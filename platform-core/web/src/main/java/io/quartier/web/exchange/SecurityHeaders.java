package io.quartier.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Headers of every answer. Pages of our own replace the content policy, which here allows nothing. */
public final class SecurityHeaders {

    private SecurityHeaders() {}

    /** Sets them. */
    public static void set(HttpServletRequest request, HttpServletResponse response, String requestId) {
        response.setHeader("X-Request-Id", requestId);
        response.setHeader("Vary", "Accept, Accept-Language, Authorization, Origin, X-Organization-Id, X-Tenant-Id");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
