package io.quartier.web.request;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.idempotency.ShownOnce;
import io.quartier.kernel.identity.BearerAuthentication;
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
import java.util.Optional;

/**
 * The first filter of every request: names it, settles who calls and in which language, and answers whatever nobody
 * else did. What it set on the thread it takes off again.
 */
public class CallFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // filters are never serialized
    ErrorAnswers errors;

    @Inject
    @SuppressWarnings("serial") // filters are never serialized
    BearerAuthentication authentication;

    private final transient Limits limits = Limits.configured();
    private final transient Cors cors = Cors.configured();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = Exchange.begin(request);
        SecurityHeaders.set(response, exchange.requestId());
        exchange.answerBy(response);
        Exchange.enter(exchange);
        CallContext.set(Call.NOBODY.of(exchange.requestId(), exchange.locale()));
        try {
            if (!cors.isAnswered(request, response)) {
                checkEscapes(request.getRequestURI());
                checkEscapes(request.getQueryString());
                HttpServletRequest known = known(request);
                chain.doFilter(accepting(limits.check(known), exchange), response);
            }
        } catch (Throwable e) { // an Error too must become an answer in the envelope
            answer(e, exchange, response);
        } finally {
            CallContext.clear();
            ShownOnce.clear();
            Exchange.leave();
            count(exchange, response);
        }
    }

    private HttpServletRequest known(HttpServletRequest request) {
        Optional<Identity> caller = authentication.authenticate(request);
        if (caller.isEmpty()) {
            return new IdentifiedRequest(request, null);
        }
        Identity identity = caller.get();
        Call call = CallContext.current();
        CallContext.set(new Call(
                call.requestId(),
                call.locale(),
                identity.user(),
                identity.organization(),
                identity.role(),
                identity.permissions()));
        return new IdentifiedRequest(request, identity);
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

    private static HttpServletRequest accepting(HttpServletRequest request, Exchange exchange) {
        String accept = exchange.accepted().rewritten();
        return accept == null ? request : new AcceptingRequest(request, accept);
    }

    private void answer(Throwable e, Exchange exchange, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            errors.logLate(e, exchange);
            // the server then breaks the connection: half an export must not pass for a whole one
            throw new IOException("The answer broke off", e);
        } else {
            errors.of(e, exchange).writeTo(response);
        }
    }

    private static void count(Exchange exchange, HttpServletResponse response) {
        Served route = exchange.route();
        long nanos = System.nanoTime() - exchange.startedAt();
        if (route == null) {
            HttpMetrics.countUnrouted(exchange.request().getMethod(), response.getStatus(), nanos);
        } else {
            HttpMetrics.count(route, response.getStatus(), nanos);
        }
    }
}
