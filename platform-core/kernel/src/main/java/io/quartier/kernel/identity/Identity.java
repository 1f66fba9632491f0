package io.quartier.kernel.identity;

import io.quartier.contract.access.Role;
import java.util.HashMap;
import java.util.List;
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

    /** What a token says of a member in an organization. */
    static Map<String, Object> claimsOf(Membership membership, Set<String> permissions) {
        return Map.of(
                "org", membership.organizationId().toString(),
                "slug", membership.slug(),
                "role", membership.role().word(),
                "groups", List.of(membership.role().word()),
                "permissions", permissions.stream().sorted().toList());
    }

    /** The same person acting in another of their organizations: no claim is left of the token's own. */
    Identity in(Membership other, Set<String> otherPermissions) {
        Map<String, Object> otherClaims = new HashMap<>(claims);
        otherClaims.putAll(claimsOf(other, otherPermissions));
        return new Identity(
                token, otherClaims, user, other.organizationId(), other.role(), otherPermissions, expiresAt);
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
