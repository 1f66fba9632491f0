package io.quartier.web.request;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Problem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.identity.Authentication;
import io.quartier.kernel.identity.Identity;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.web.error.ErrorAnswers;
import io.quartier.web.exchange.Exchange;
import io.quartier.web.exchange.SecurityHeaders;
import io.quartier.web.exchange.Served;
import io.quartier.web.metric.HttpMetrics;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The first filter of every request: names it, settles who calls and in which language, stops what the authentication
 * mechanism refused, and answers whatever nobody else did. What it set on the thread it takes off again.
 */
public class CallFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // filters are never serialized
    ErrorAnswers errors;

    private final transient Limits limits = Limits.configured();
    private final transient Cors cors = Cors.configured();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = Exchange.begin(request);
        SecurityHeaders.set(request, response, exchange.requestId());
        exchange.answerBy(response);
        Exchange.enter(exchange);
        CallContext.set(call(request, exchange.requestId(), exchange.locale()));
        try {
            if (!cors.isAnswered(request, response)) {
                checkEscapes(request.getRequestURI());
                checkEscapes(request.getQueryString());
                stopRefused(request);
                chain.doFilter(seen(limits.check(request), exchange), response);
            }
        } catch (Throwable e) { // an Error too must become an answer in the envelope
            answer(e, exchange, response);
        } finally {
            CallContext.clear();
            Exchange.leave();
            count(exchange, response);
        }
    }

    private static Call call(HttpServletRequest request, String requestId, Locale locale) {
        Optional<Identity> identity = Authentication.identity(request);
        return identity.map(i -> new Call(requestId, locale, i.user(), i.organization(), i.role(), i.permissions()))
                .orElseGet(() -> new Call(requestId, locale, null, null, null, Set.of()));
    }

    /** Percent signs without two digits: each server makes something else of them. */
    private static void checkEscapes(String text) {
        if (text == null) {
            return;
        }
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length()
                    || Character.digit(text.charAt(i + 1), 16) < 0
                    || Character.digit(text.charAt(i + 2), 16) < 0) {
                throw new QuartierException(CoreProblem.MALFORMED_REQUEST);
            }
        }
    }

    /** The servers treat a mechanism's refusal differently, and Open Liberty even runs the resource: so it ends here. */
    private static void stopRefused(HttpServletRequest request) {
        Optional<Problem> refusal = Authentication.refusal(request);
        if (refusal.isPresent()) {
            throw new QuartierException(refusal.get());
        }
    }

    private static HttpServletRequest seen(HttpServletRequest request, Exchange exchange) {
        Optional<Identity> identity = Authentication.identity(request);
        HttpServletRequest known = identity.isPresent() ? new IdentifiedRequest(request, identity.get()) : request;
        String accept = exchange.accepted().rewritten();
        return accept == null ? known : new AcceptingRequest(known, accept);
    }

    private void answer(Throwable e, Exchange exchange, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            errors.logLate(e, exchange);
        } else {
            errors.of(e, exchange).writeTo(response);
        }
    }

    private static void count(Exchange exchange, HttpServletResponse response) {
        Served route = exchange.route();
        if (route != null) {
            HttpMetrics.count(route, response.getStatus(), System.nanoTime() - exchange.startedAt());
        }
    }
}
