package io.quartier.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Which other web sites may call from a browser: those in {@code quartier.cors.origins}, none unless set. */
public final class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, "
                    + "X-API-Key, X-Organization-Id, X-Request-Id, X-Tenant-Id";
    private static final String ANSWER_HEADERS =
            "Content-Disposition, ETag, Idempotency-Replayed, Location, Retry-After, X-Next-Cursor, X-Request-Id";

    private final Set<String> origins;

    Cors(Set<String> origins) {
        this.origins = origins;
    }

    /** As the settings say. */
    public static Cors configured() {
        String origins = ConfigProvider.getConfig()
                .getOptionalValue("quartier.cors.origins", String.class)
                .orElse("");
        return new Cors(Arrays.stream(origins.split(",", -1))
                .map(String::strip)
                .filter(o -> !o.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a page of this origin may call. */
    public boolean allows(String origin) {
        return origins.contains(origin);
    }

    /** Lets a listed origin read the answer; answers its preflight, and then there is nothing left to do. */
    boolean isAnswered(HttpServletRequest request, HttpServletResponse response) {
        if (origins.isEmpty()) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        if (!request.getMethod().equals("OPTIONS") || request.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }
}
