package io.quartier.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.microprofile.config.ConfigProvider;

/** Headers of every answer. Pages of our own replace the content policy, which here allows nothing. */
public final class SecurityHeaders {

    private static final String STRICT_TRANSPORT = strictTransport(ConfigProvider.getConfig()
            .getOptionalValue("quartier.http.hsts", Long.class)
            .orElse(0L));

    private SecurityHeaders() {}

    /**
     * For how long browsers shall insist on TLS, null where nobody said so. A setting, because TLS ends at a proxy: whether the
     * client came by TLS only the proxy knows, and its word for it could be anybody's.
     */
    static String strictTransport(long seconds) {
        return seconds > 0 ? "max-age=" + seconds : null;
    }

    /** Sets them. */
    public static void set(HttpServletResponse response, String requestId) {
        response.setHeader("X-Request-Id", requestId);
        response.setHeader("Vary", "Accept, Accept-Language, Authorization, Origin, X-Organization-Id, X-Tenant-Id");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (STRICT_TRANSPORT != null) {
            response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
        }
    }
}
