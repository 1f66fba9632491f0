package io.quartier.web.request;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.web.exchange.Exchange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How many bytes a request may bring: {@code quartier.http.max-body}, and {@code quartier.http.max-upload} for
 * multipart.
 */
public record Limits(long body, long upload) {

    private static final long MEGABYTE = 1024 * 1024;

    static Limits configured() {
        Config config = ConfigProvider.getConfig();
        return new Limits(
                config.getOptionalValue("quartier.http.max-body", Long.class).orElse(MEGABYTE),
                config.getOptionalValue("quartier.http.max-upload", Long.class).orElse(100 * MEGABYTE));
    }

    /** Refuses what says that it is too large, and watches over what does not say how large it is. */
    HttpServletRequest check(HttpServletRequest request) {
        if (!Exchange.hasBody(request)) {
            return request;
        }
        long length = request.getContentLengthLong();
        long limit = of(request);
        if (length > limit) {
            throw new QuartierException(CoreProblem.PAYLOAD_TOO_LARGE);
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new QuartierException(CoreProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return length < 0 ? new LimitedRequest(request, limit) : request;
    }

    private long of(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/") ? upload : body;
    }
}
