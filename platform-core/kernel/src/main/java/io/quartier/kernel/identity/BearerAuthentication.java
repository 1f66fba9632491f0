package io.quartier.kernel.identity;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.access.Permissions;
import io.quartier.kernel.server.DatabaseFailure;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/**
 * The one place where credentials become a caller: {@code Authorization: Bearer} on requests and socket handshakes. The
 * first filter asks it, rather than the server, whose own mechanisms answer refusals each in its way and cost more than
 * the verification itself.
 */
@ApplicationScoped
public class BearerAuthentication {

    private static final Logger LOG = System.getLogger(BearerAuthentication.class.getName());
    private static final String SCHEME = "Bearer ";

    @Inject
    AccessTokens tokens;

    @Inject
    Memberships memberships;

    @Inject
    Users users;

    @Inject
    Permissions permissions;

    /**
     * Who calls; empty where the request brings no credentials.
     *
     * @throws QuartierException {@code UNAUTHENTICATED} or {@code TOKEN_EXPIRED} for bad ones, {@code FORBIDDEN} in an
     *     organization where the caller is no member, {@code UNAVAILABLE} where that cannot be found out now
     */
    public Optional<Identity> authenticate(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(identify(header, request));
        } catch (DatabaseFailure e) {
            LOG.log(Level.WARNING, "The membership of a caller could not be read: {0}", e.getMessage());
            throw new QuartierException(CoreProblem.UNAVAILABLE, e);
        }
    }

    /**
     * Whose token it is, where it comes by another way than a header.
     *
     * @param organization the one to act in, null for the token's own
     * @throws QuartierException as above
     */
    public Identity authenticate(String token, String organization) {
        try {
            return identify(token, organization);
        } catch (DatabaseFailure e) {
            throw new QuartierException(CoreProblem.UNAVAILABLE, e);
        }
    }

    private Identity identify(String header, HttpServletRequest request) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new QuartierException(CoreProblem.UNAUTHENTICATED);
        }
        String wanted = request.getHeader("X-Organization-Id");
        if (wanted == null) {
            wanted = request.getHeader("X-Tenant-Id");
        }
        return identify(header.substring(SCHEME.length()).strip(), wanted);
    }

    /** @param wanted the organization to act in, null for the token's own */
    private Identity identify(String token, String wanted) {
        Identity identity = tokens.verify(token);
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
                .filter(m -> isActive(identity))
                .orElseThrow(() -> new QuartierException(CoreProblem.FORBIDDEN));
        return identity.in(membership, permissions.of(membership.role()));
    }

    private boolean isActive(Identity identity) {
        return CallContext.with(
                CallContext.current().as(identity.user(), null),
                () -> users.active(identity.user()).isPresent());
    }
}
