package io.quartier.web.realtime;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.identity.Identity;
import io.quartier.kernel.realtime.Client;
import io.quartier.kernel.realtime.Ending;
import io.quartier.kernel.realtime.Hub;
import io.quartier.kernel.realtime.Inbound;
import io.quartier.web.exchange.QuartierPath;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@code GET /api/v1/channels/{channel}/events}: what a socket tells, as server-sent events, where sockets are
 * blocked. A filter, because the non-blocking output that it needs is the servlet's: JAX-RS implementations write events
 * in threads that wait for slow clients.
 */
public class EventStreams extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile(QuartierPath.API + "/channels/([^/]+)/events");

    @Inject
    @SuppressWarnings("serial") // filters are never serialized
    Hub hub;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            chain.doFilter(request, response);
            return;
        }
        if (!request.getMethod().equals("GET")) {
            throw new QuartierException(CoreProblem.METHOD_NOT_ALLOWED);
        }
        if (!(request.getUserPrincipal() instanceof Identity caller)) {
            throw new QuartierException(CoreProblem.UNAUTHENTICATED);
        }
        String channel = path.group(1);
        hub.refusal(channel, caller).ifPresent(EventStreams::refuse);
        EventStream stream = new EventStream(hub);
        Client client = hub.open(channel, stream);
        stream.of(client);
        if (!client.isOver()) {
            hub.admit(client, caller, after(request));
        }
        if (client.isOver()) {
            refuse(Ending.TOO_MANY);
        }
        stream.begin(request, response);
    }

    private static void refuse(Ending ending) {
        throw new QuartierException(
                switch (ending) {
                    case UNKNOWN_CHANNEL -> CoreProblem.NOT_FOUND;
                    case FORBIDDEN -> CoreProblem.FORBIDDEN;
                    default -> CoreProblem.RATE_LIMITED;
                });
    }

    /** What a client sends that comes back, or else what it begins with. */
    private static Long after(HttpServletRequest request) {
        String last = request.getHeader("Last-Event-ID");
        String after = last == null ? request.getParameter("after") : last;
        return after == null ? null : (Long) Inbound.position(after.strip());
    }
}
