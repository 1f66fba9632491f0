package io.quartier.kernel.identity;

import io.quartier.contract.error.Problem;

/** What can go wrong with accounts. */
public enum IdentityProblem implements Problem {
    EMAIL_TAKEN(409, "There is an account with this e-mail address: sign in instead."),
    BAD_CREDENTIALS(401, "E-mail address or password is wrong."),
    REFRESH_TOKEN_INVALID(401, "The refresh token is unknown, used or expired: sign in again."),
    NO_MEMBERSHIP(403, "You belong to no active organization."),
    REGISTRATION_CLOSED(403, "Organizations cannot be registered here: ask who runs this platform.");

    private final int status;
    private final String title;

    IdentityProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
