package io.quartier.kernel.identity;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refresh tokens: 256 random bits, stored as a digest, good for one use, replaced at each. The tokens of one sign-in
 * form a family, the session; when one is used twice, somebody copied it, and the family ends. It also ends at its
 * absolute lifetime, however often it was refreshed.
 */
@ApplicationScoped
public class RefreshTokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Database database;

    @Inject
    @ConfigProperty(name = "quartier.token.refresh-lifetime", defaultValue = "P14D")
    Duration lifetime;

    @Inject
    @ConfigProperty(name = "quartier.token.session-lifetime", defaultValue = "P90D")
    Duration sessionLifetime;

    /** A token's user and organization, whoever asks; what it is worth is settled by {@link #use}. */
    Optional<Owner> ownerOf(String token) {
        return database.one(
                Statement.of("select user_id, organization_id from identity.owner_of_refresh_token(?)", digest(token)),
                row -> new Owner(row.uuid("user_id"), row.uuid("organization_id")));
    }

    /** The first token of a new family. */
    @Transactional
    public String start(UUID user, UUID organization, String userAgent) {
        return add(new Family(Ids.next(), now()), user, organization, userAgent);
    }

    /**
     * Replaces the token by the next one, or ends its family where it was used before. As the token's user.
     *
     * @return the next token; empty where this one is no good
     */
    @Transactional
    public Optional<String> use(String token, Owner owner, UUID organization, String userAgent) {
        lockFamily(token);
        Optional<Family> family = database.one(
                Statement.of(
                        "update identity.refresh_tokens set used_at = now() "
                                + "where digest = ? and used_at is null and revoked_at is null and expires_at > now() "
                                + "and session_started_at > ? returning family_id, session_started_at",
                        digest(token),
                        now().minus(sessionLifetime)),
                row -> new Family(row.uuid("family_id"), row.instant("session_started_at")));
        if (family.isEmpty()) {
            end(token);
            return Optional.empty();
        }
        return Optional.of(add(family.get(), owner.user(), organization, userAgent));
    }

    /** Ends the token's family. As the token's user. */
    @Transactional
    public void revoke(String token) {
        lockFamily(token);
        end(token);
    }

    /**
     * Until the transaction ends nobody else replaces or revokes a token of the family: a replacement on its way would
     * otherwise be inserted past the statement that revokes all there are.
     */
    private void lockFamily(String token) {
        database.one(
                Statement.of(
                        "select pg_advisory_xact_lock(hashtextextended('refresh ' || family_id::text, 0)) "
                                + "from identity.refresh_tokens where digest = ?",
                        digest(token)),
                row -> token);
    }

    private void end(String token) {
        database.update(Statement.of(
                "update identity.refresh_tokens set revoked_at = now() where revoked_at is null "
                        + "and family_id = (select family_id from identity.refresh_tokens where digest = ?)",
                digest(token)));
    }

    private String add(Family family, UUID user, UUID organization, String userAgent) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = now();
        Instant end = family.startedAt().plus(sessionLifetime);
        Instant expiry = now.plus(lifetime);
        database.update(Statement.of(
                "insert into identity.refresh_tokens "
                        + "(id, family_id, user_id, organization_id, digest, created_at, expires_at, session_started_at, user_agent) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.next(),
                family.id(),
                user,
                organization,
                digest(token),
                now,
                expiry.isBefore(end) ? expiry : end,
                family.startedAt(),
                userAgent == null ? null : userAgent.substring(0, Math.min(200, userAgent.length()))));
        return token;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    record Owner(UUID user, UUID organization) {}

    private record Family(UUID id, Instant startedAt) {}
}
