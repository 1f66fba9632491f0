package io.quartier.kernel.identity;

import io.quartier.contract.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What the authentication mechanism found out about a request. It never answers by itself: the servers treat its
 * refusals differently (Open Liberty even runs the resource), so the first servlet filter reads this and answers.
 */
public final class Authentication {

    private static final String IDENTITY = Authentication.class.getName() + ".identity";
    private static final String REFUSAL = Authentication.class.getName() + ".refusal";

    private Authentication() {}

    /** Who calls, where the credentials were good. */
    public static Optional<Identity> identity(HttpServletRequest request) {
        return Optional.ofNullable((Identity) request.getAttribute(IDENTITY));
    }

    /** Why the request must be stopped, where its credentials were bad. */
    public static Optional<Problem> refusal(HttpServletRequest request) {
        return Optional.ofNullable((Problem) request.getAttribute(REFUSAL));
    }

    static void accept(HttpServletRequest request, Identity identity) {
        request.setAttribute(IDENTITY, identity);
    }

    static void refuse(HttpServletRequest request, Problem problem) {
        request.setAttribute(REFUSAL, problem);
    }
}
