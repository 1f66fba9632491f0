package io.quartier.kernel.identity;

import io.quartier.contract.access.Role;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The principal of every signed-in request, as MicroProfile knows it: what the verified token says, and the
 * organization that the request acts in, which {@code X-Organization-Id} may have changed.
 *
 * @param expiresAt milliseconds since 1970
 */
public record Identity(
        String token,
        Map<String, Object> claims,
        UUID user,
        UUID organization,
        Role role,
        Set<String> permissions,
        long expiresAt)
        implements JsonWebToken {

    /** The same person acting in another of their organizations. */
    Identity in(UUID otherOrganization, Role otherRole, Set<String> otherPermissions) {
        return new Identity(token, claims, user, otherOrganization, otherRole, otherPermissions, expiresAt);
    }

    @Override
    public String getName() {
        return String.valueOf(claims.get("upn"));
    }

    @Override
    public String getRawToken() {
        return token;
    }

    @Override
    public Set<String> getGroups() {
        return Set.of(role.word());
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is MicroProfile's
    public <T> T getClaim(String name) {
        return (T) (Claims.raw_token.name().equals(name) ? token : claims.get(name));
    }

    @Override
    public String toString() {
        // never the token: principals end up in logs
        return user + " in " + organization;
    }
}
