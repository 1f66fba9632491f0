package io.quartier.web.realtime;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.web.request.Cors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;

/**
 * Lets handshakes of sockets through, from programs and from pages that may call: of other sites' pages browsers open
 * sockets without asking anybody.
 */
public class SocketGate extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(SocketGate.class.getName());

    private final transient Cors cors = Cors.configured();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String upgrade = request.getHeader("Upgrade");
        if (upgrade == null || !upgrade.toLowerCase(Locale.ROOT).contains("websocket")) {
            throw QuartierException.notFound();
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !cors.allows(origin) && !isOwn(origin, request.getHeader("Host"))) {
            throw new QuartierException(CoreProblem.FORBIDDEN);
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            // whoever opened it has gone already
            LOG.log(Level.DEBUG, "A socket was given up while it was opened", e);
        }
    }

    /** Whether the page came from here; of the scheme only the proxy knows. */
    private static boolean isOwn(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
