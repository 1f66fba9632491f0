package io.quartier.kernel.identity;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signing in, staying signed in, signing out. */
@ApplicationScoped
public class Sessions {

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Inject
    SignInAttempts attempts;

    @Inject
    Memberships memberships;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    /** Tokens for somebody who just proved who they are. */
    TokensView open(User user, Membership membership, String userAgent) {
        String refresh = as(user.id(), () -> refreshTokens.start(user.id(), membership.organizationId(), userAgent));
        return tokens(user, membership, refresh);
    }

    /**
     * By address and password. Which of the two is wrong shows neither in the answer nor in its time.
     *
     * @param clientAddress where it comes from
     * @throws QuartierException {@code BAD_CREDENTIALS}, {@code NO_MEMBERSHIP}, {@code RATE_LIMITED}
     */
    public TokensView signIn(String email, String password, String userAgent, String clientAddress) {
        String account = User.normalize(email);
        attempts.check(account, clientAddress);
        Optional<Users.Credentials> credentials = users.forSignIn(account);
        boolean matches = passwords.matches(
                password, credentials.map(Users.Credentials::hash).orElse(null));
        if (!matches || !credentials.get().active()) {
            attempts.failed(account, clientAddress);
            throw new QuartierException(IdentityProblem.BAD_CREDENTIALS);
        }
        attempts.succeeded(account);
        User user = user(credentials.get().user())
                .orElseThrow(() -> new QuartierException(IdentityProblem.BAD_CREDENTIALS));
        List<Membership> all = memberships.of(user.id());
        if (all.isEmpty()) {
            throw new QuartierException(IdentityProblem.NO_MEMBERSHIP);
        }
        return open(user, all.get(0), userAgent);
    }

    /**
     * The next pair of tokens for a refresh token.
     *
     * @throws QuartierException {@code REFRESH_TOKEN_INVALID}
     */
    public TokensView refresh(String token, String userAgent) {
        RefreshTokens.Owner owner = refreshTokens.ownerOf(token).orElseThrow(Sessions::invalid);
        User user = user(owner.user()).orElseThrow(Sessions::invalid);
        Membership membership =
                memberships.find(owner.user(), owner.organization()).orElseThrow(Sessions::invalid);
        String next = as(owner.user(), () -> refreshTokens.use(token, owner, owner.organization(), userAgent))
                .orElseThrow(Sessions::invalid);
        return tokens(user, membership, next);
    }

    /** Ends the family of the token; an unknown one is no error, the aim is reached. */
    public void signOut(String token) {
        refreshTokens
                .ownerOf(token)
                .ifPresent(owner -> as(owner.user(), () -> {
                    refreshTokens.revoke(token);
                    return null;
                }));
    }

    /**
     * Goes on in another of one's organizations, with a new session there.
     *
     * @throws QuartierException {@code NOT_FOUND} where the caller does not belong to it, {@code UNAUTHENTICATED} where
     *     they were suspended
     */
    public TokensView enter(UUID user, UUID organization, String userAgent) {
        User known = user(user).orElseThrow(() -> new QuartierException(CoreProblem.UNAUTHENTICATED));
        Membership membership = memberships.find(user, organization).orElseThrow(QuartierException::notFound);
        return open(known, membership, userAgent);
    }

    private TokensView tokens(User user, Membership membership, String refresh) {
        return new TokensView(
                accessTokens.issue(user.id(), user.email(), membership),
                refresh,
                "Bearer",
                accessTokens.lifetime().toSeconds());
    }

    private Optional<User> user(UUID id) {
        return as(id, () -> users.active(id));
    }

    /** Signing in happens before anybody is known to the request: from here on it is this person's. */
    private static <T> T as(UUID user, java.util.concurrent.Callable<T> work) {
        return CallContext.with(CallContext.current().as(user, null), work);
    }

    private static QuartierException invalid() {
        return new QuartierException(IdentityProblem.REFRESH_TOKEN_INVALID);
    }
}
