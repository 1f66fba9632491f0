package io.quartier.web.request;

import io.quartier.kernel.identity.Identity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;

/** A request whose caller is settled: what stands behind the first filter finds the caller where Jakarta EE has it. */
final class IdentifiedRequest extends HttpServletRequestWrapper {

    private final Identity identity;

    /** @param identity null for anybody */
    IdentifiedRequest(HttpServletRequest request, Identity identity) {
        super(request);
        this.identity = identity;
    }

    /** Settled already: Payara asks before each resource method, and would refuse whoever the container does not know. */
    @Override
    public boolean authenticate(HttpServletResponse response) {
        return true;
    }

    @Override
    public Principal getUserPrincipal() {
        return identity;
    }

    @Override
    public String getRemoteUser() {
        return identity == null ? null : identity.getName();
    }

    @Override
    public boolean isUserInRole(String role) {
        return identity != null && identity.getGroups().contains(role);
    }

    @Override
    public String getAuthType() {
        return identity == null ? null : "Bearer";
    }
}
