package it.quartier.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is over is over: sign-out, a copied token, a session's age, a suspended person. */
class SessionEndIT {

    private final Account eva = Account.registered();

    @Test
    void signingOutEndsWhatIsJustBeingRefreshedToo() throws Exception {
        Answer refreshed = whileRefreshing(eva.refreshToken(), () -> Account.signOut(eva.refreshToken()));

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(Account.refresh(refreshed.data().getString("refreshToken")).code())
                .isEqualTo("REFRESH_TOKEN_INVALID");
    }

    @Test
    void aTokenUsedTwiceEndsWhatIsJustBeingRefreshedToo() throws Exception {
        String second = Account.refresh(eva.refreshToken()).data().getString("refreshToken");

        Answer refreshed = whileRefreshing(second, () -> Account.refresh(eva.refreshToken()));

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(Account.refresh(refreshed.data().getString("refreshToken")).code())
                .isEqualTo("REFRESH_TOKEN_INVALID");
    }

    /** Holds a refresh just before its new token is stored, lets the other call begin, and then lets both end. */
    private Answer whileRefreshing(String token, Supplier<Answer> other) throws Exception {
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE)) {
            maintenance.setAutoCommit(false);
            // the new token refers to the organization, and cannot while somebody holds that
            Account.run(
                    maintenance,
                    "select 1 from platform.organizations where id = ?::uuid for update",
                    eva.organization());
            CompletableFuture<Answer> refresh = CompletableFuture.supplyAsync(() -> Account.refresh(token));
            awaitWaiting(1);
            CompletableFuture<Answer> then = CompletableFuture.supplyAsync(other);
            awaitWaiting(2);
            maintenance.rollback();
            then.get();
            return refresh.get();
        }
    }

    private static void awaitWaiting(int sessions) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(Integer.parseInt(
                                Account.read("select count(distinct pid) from pg_locks where not granted")))
                        .isGreaterThanOrEqualTo(sessions));
    }

    @Test
    void noTokenOutlivesTheSession() throws Exception {
        Account.asMaintenance(
                "update identity.refresh_tokens set session_started_at = now() - interval '89 days' where user_id = ?::uuid",
                eva.user());
        Answer last = Account.refresh(eva.refreshToken());

        assertThat(last.status()).isEqualTo(200);
        assertThat(Account.read(
                        "select max(expires_at) < now() + interval '1 day' from identity.refresh_tokens"
                                + " where user_id = ?::uuid and used_at is null",
                        eva.user()))
                .isEqualTo("t");

        Account.asMaintenance(
                "update identity.refresh_tokens set session_started_at = now() - interval '91 days' where user_id = ?::uuid",
                eva.user());
        assertThat(Account.refresh(last.data().getString("refreshToken")).code())
                .isEqualTo("REFRESH_TOKEN_INVALID");
    }

    @Test
    void whoIsSuspendedGetsNoFurther() throws Exception {
        String there = Client.ofNewAgency().organization().getString("id");
        eva.join(there, "viewer");
        assertThat(eva.client().get("/organization", "X-Organization-Id", there).status())
                .isEqualTo(200);
        String target = "{\"organizationId\": \"" + there + "\"}";
        assertThat(eva.client().post("/auth/switch", target).status()).isEqualTo(200);

        Account.asMaintenance("update identity.users set status = 'suspended' where id = ?::uuid", eva.user());

        assertThat(eva.client().get("/organization", "X-Organization-Id", there).code())
                .isEqualTo("FORBIDDEN");
        assertThat(eva.client().post("/auth/switch", target).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(eva.client().get("/me").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Account.signIn(eva.email(), Account.PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(Account.refresh(eva.refreshToken()).code()).isEqualTo("REFRESH_TOKEN_INVALID");

        Account.asMaintenance("update identity.users set status = 'active' where id = ?::uuid", eva.user());
        assertThat(Account.refresh(eva.refreshToken()).status())
                .as("a refresh that was refused has not used the token up")
                .isEqualTo(200);
    }
}
