package io.quartier.kernel.identity;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.access.Permissions;
import io.quartier.kernel.server.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** The one place where credentials become a caller: {@code Authorization: Bearer} on requests and socket handshakes. */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {

    private static final Logger LOG = System.getLogger(BearerAuthentication.class.getName());
    private static final String SCHEME = "Bearer ";

    @Inject
    AccessTokens tokens;

    @Inject
    Memberships memberships;

    @Inject
    Permissions permissions;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return context.doNothing();
        }
        try {
            Authentication.accept(request, identify(header, request));
        } catch (QuartierException e) {
            Authentication.refuse(request, e.problem());
        } catch (DatabaseFailure e) {
            LOG.log(Level.WARNING, "The membership of a caller could not be read: {0}", e.getMessage());
            Authentication.refuse(request, CoreProblem.UNAVAILABLE);
        }
        // the first filter gives the request its principal: a login at the server, by JAAS on Open Liberty, would cost
        // half of what an empty request does and tell nobody anything new
        return context.doNothing();
    }

    private Identity identify(String header, HttpServletRequest request) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new QuartierException(CoreProblem.UNAUTHENTICATED);
        }
        Identity identity = tokens.verify(header.substring(SCHEME.length()).strip());
        String wanted = request.getHeader("X-Organization-Id");
        if (wanted == null) {
            wanted = request.getHeader("X-Tenant-Id");
        }
        return wanted == null ? identity : in(identity, wanted);
    }

    private Identity in(Identity identity, String wanted) {
        UUID organization;
        try {
            organization = UUID.fromString(wanted.strip());
        } catch (IllegalArgumentException e) {
            throw new QuartierException(CoreProblem.FORBIDDEN, e);
        }
        if (organization.equals(identity.organization())) {
            return identity;
        }
        Membership membership = memberships
                .find(identity.user(), organization)
                .orElseThrow(() -> new QuartierException(CoreProblem.FORBIDDEN));
        return identity.in(organization, membership.role(), permissions.of(membership.role()));
    }
}
