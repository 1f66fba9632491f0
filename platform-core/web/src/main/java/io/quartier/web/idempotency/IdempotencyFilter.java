package io.quartier.web.idempotency;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.idempotency.IdempotencyKeys;
import io.quartier.kernel.idempotency.StoredAnswer;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import io.quartier.web.exchange.Exchange;
import io.quartier.web.exchange.QuartierPath;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets a POST that carries an {@code Idempotency-Key} take effect once: its answer is stored in the transaction that
 * the request itself runs in, so that either both are there or neither. The same request again gets the stored answer.
 */
public class IdempotencyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;
    private static final Pattern MATRIX = Pattern.compile(";[^/]*");

    @Inject
    @SuppressWarnings("serial") // filters are never serialized
    IdempotencyKeys keys;

    @Inject
    @SuppressWarnings("serial")
    TransactionContext context;

    private final transient UserTransaction transaction = ServerResources.find(ServerResources.USER_TRANSACTION);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = request.getMethod().equals("POST") ? request.getHeader(HEADER) : null;
        if (key == null || !concerns(request)) {
            chain.doFilter(request, response);
            return;
        }
        check(key);
        try (KeptBody body = KeptBody.of(request)) {
            once(key, body, request, response, chain);
        }
    }

    private static boolean concerns(HttpServletRequest request) {
        Call call = CallContext.current();
        String path = path(request);
        return call.user() != null
                && call.organization() != null
                && path.startsWith(QuartierPath.API + "/")
                && !path.startsWith(QuartierPath.API + "/auth/");
    }

    /**
     * As resources are found by it: without matrix parameters, and decoded. From what the client wrote, because Payara
     * ends the servlet's own path at the first semicolon.
     */
    private static String path(HttpServletRequest request) {
        String plain = MATRIX.matcher(request.getRequestURI()).replaceAll("");
        return URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void check(String key) {
        boolean good =
                !key.isEmpty() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c > ' ' && c < 127);
        if (!good) {
            throw QuartierException.invalid(
                    Fault.of(HEADER, Fault.FORMAT, "expected", "1 to " + MAX_LENGTH + " characters of ASCII"));
        }
    }

    private void once(
            String key, KeptBody body, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        begin();
        boolean ended = false;
        try {
            if (!keys.tryLock(key)) {
                throw new QuartierException(CoreProblem.IDEMPOTENCY_IN_PROGRESS);
            }
            Optional<StoredAnswer> stored = keys.find(key);
            if (stored.isPresent()) {
                replay(stored.get(), body, response);
                return;
            }
            HeldAnswer answer = new HeldAnswer(response);
            Exchange.current().answerBy(answer);
            chain.doFilter(body.in(request), answer);
            if (answer.isSuccess()) {
                keys.store(key, answer.toStored(body.hash()));
                ended = true;
                commit();
            } else {
                // nothing took effect, so the next try is a first one again
                ended = true;
                transaction.rollback();
            }
            answer.send();
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!ended) {
                rollback();
            }
        }
    }

    private static void replay(StoredAnswer stored, KeptBody body, HttpServletResponse response) throws IOException {
        if (!stored.requestHash().equals(body.hash())) {
            throw new QuartierException(CoreProblem.IDEMPOTENCY_KEY_REUSED);
        }
        response.setStatus(stored.status());
        stored.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("Idempotency-Replayed", "true");
        response.setContentLength(stored.body().length);
        response.getOutputStream().write(stored.body());
    }

    private void begin() {
        try {
            transaction.begin();
            context.surroundsRequest();
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    private void commit() {
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            // the cause says why: a stale version, a constraint checked late
            throw new IllegalStateException("The request was answered, but its transaction did not commit", e);
        }
    }

    private void rollback() {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }
}
