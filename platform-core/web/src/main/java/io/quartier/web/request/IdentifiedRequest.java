package io.quartier.web.request;

import io.quartier.kernel.identity.Identity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request of somebody who is known: what stands behind the first filter finds the caller where Jakarta EE has it. */
final class IdentifiedRequest extends HttpServletRequestWrapper {

    private final Identity identity;

    IdentifiedRequest(HttpServletRequest request, Identity identity) {
        super(request);
        this.identity = identity;
    }

    @Override
    public Principal getUserPrincipal() {
        return identity;
    }

    @Override
    public String getRemoteUser() {
        return identity.getName();
    }

    @Override
    public boolean isUserInRole(String role) {
        return identity.getGroups().contains(role);
    }

    @Override
    public String getAuthType() {
        return "Bearer";
    }
}
