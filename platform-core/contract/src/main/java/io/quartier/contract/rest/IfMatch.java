package io.quartier.contract.rest;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import java.util.Arrays;

/**
 * The header {@code If-Match} (RFC 9110): take it as {@code @HeaderParam("If-Match") IfMatch ifMatch}, null where the
 * client sent none. A method that demands it says {@code @NotNull} too: without the header its answer is 428
 * {@code PRECONDITION_REQUIRED}, and the API's description calls it required.
 *
 * @param tags as sent, strong comparison
 */
public record IfMatch(String tags) {

    /** For JAX-RS. */
    public static IfMatch valueOf(String header) {
        return new IfMatch(header);
    }

    /**
     * Refuses a version that the client did not read.
     *
     * @param ifMatch null where the client does not care
     * @throws QuartierException {@code STALE_VERSION}
     */
    public static void check(IfMatch ifMatch, long version) {
        if (ifMatch != null && !ifMatch.matches(version)) {
            throw new QuartierException(CoreProblem.STALE_VERSION);
        }
    }

    private boolean matches(long version) {
        String tag = "\"" + version + "\"";
        return Arrays.stream(tags.split(",", -1)).map(String::strip).anyMatch(t -> t.equals("*") || t.equals(tag));
    }
}
