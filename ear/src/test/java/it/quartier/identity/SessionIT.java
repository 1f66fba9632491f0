package it.quartier.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Registering, signing in, staying signed in and signing out, as a client does it. */
class SessionIT {

    private final String email = UUID.randomUUID() + "@quartier.test";

    @Test
    void registeringSignsTheOwnerIn() {
        Answer registered = Account.register(email);

        assertThat(registered.status()).isEqualTo(201);
        Client owner = new Client(registered.data().getString("accessToken"), null);
        JsonObject me = owner.get("/me").data();
        assertThat(me.getString("email")).isEqualTo(email);
        assertThat(me.getString("role")).isEqualTo("owner");
        assertThat(me.getString("organizationId"))
                .isEqualTo(registered.data().getJsonObject("organization").getString("id"));
    }

    @Test
    void anAddressIsRegisteredOnceAndNothingIsHalfWritten() throws SQLException {
        Account.register(email);
        long before = organizations();

        Answer again = Account.register(email.toUpperCase(java.util.Locale.ROOT));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("EMAIL_TAKEN");
        assertThat(organizations()).isEqualTo(before);
    }

    @Test
    void everyFaultOfTheFormIsReportedAtOnce() {
        Answer refused = Client.nobody()
                .post(
                        "/auth/register",
                        "{\"organizationName\":\" \",\"email\":\"no address\",\"password\":\"short\",\"firstName\":7,\"nick\":\"x\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        "organizationName REQUIRED",
                        "email EMAIL",
                        "password LENGTH",
                        "firstName TYPE",
                        "lastName REQUIRED",
                        "nick UNKNOWN_FIELD");
    }

    @Test
    void signingInNeedsBothAddressAndPasswordAndSaysNotWhichWasWrong() {
        Account.register(email);

        Answer right = Account.signIn(" " + email.toUpperCase(java.util.Locale.ROOT), Account.PASSWORD);
        Answer wrongPassword = Account.signIn(email, Account.PASSWORD + "!");
        Answer unknownAddress = Account.signIn("nobody-" + email, Account.PASSWORD);

        assertThat(right.status()).isEqualTo(200);
        assertThat(right.data().getString("tokenType")).isEqualTo("Bearer");
        assertThat(right.data().getInt("expiresIn")).isEqualTo(900);
        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.json().getJsonObject("error").getString("message"))
                .isEqualTo(unknownAddress.json().getJsonObject("error").getString("message"));
        assertThat(unknownAddress.status()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndUsingItTwiceEndsTheSession() {
        String first = Account.register(email).data().getString("refreshToken");

        Answer refreshed = Account.refresh(first);
        Answer reused = Account.refresh(first);
        Answer afterTheft = Account.refresh(refreshed.data().getString("refreshToken"));

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(new Client(refreshed.data().getString("accessToken"), null)
                        .get("/me")
                        .status())
                .isEqualTo(200);
        assertThat(reused.code()).isEqualTo("REFRESH_TOKEN_INVALID");
        assertThat(afterTheft.code()).isEqualTo("REFRESH_TOKEN_INVALID");
    }

    @Test
    void anotherSessionSurvivesTheEndOfOne() {
        String stolen = Account.register(email).data().getString("refreshToken");
        String other = Account.signIn(email, Account.PASSWORD).data().getString("refreshToken");
        Account.refresh(stolen);
        Account.refresh(stolen);

        assertThat(Account.refresh(other).status()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSession() {
        String token = Account.register(email).data().getString("refreshToken");

        Answer signedOut = Account.signOut(token);

        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(Account.refresh(token).status()).isEqualTo(401);
        assertThat(Account.signOut("unknown").status()).isEqualTo(204);
    }

    @Test
    void somebodyOfTwoOrganizationsActsInEither() throws SQLException {
        Account account = Account.registered();
        Client eva = account.client();
        Client other = Client.ofNewAgency();
        String there = other.organization().getString("id");
        assertThat(eva.get("/organization", "X-Organization-Id", there).code()).isEqualTo("FORBIDDEN");

        account.join(there, "viewer");

        JsonObject seen = eva.get("/me", "X-Organization-Id", there).data();
        assertThat(seen.getString("organizationId")).isEqualTo(there);
        assertThat(seen.getString("role")).isEqualTo("viewer");
        assertThat(eva.get("/me", "X-Tenant-Id", there).data().getString("role"))
                .isEqualTo("viewer");
        assertThat(eva.patch("/organization", "{\"name\":\"Mine\"}", "X-Organization-Id", there)
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(eva.get("/me/organizations").texts("role")).containsExactlyInAnyOrder("owner", "viewer");
        Answer switched = eva.post("/auth/switch", "{\"organizationId\":\"" + there + "\"}");
        assertThat(new Client(switched.data().getString("accessToken"), null)
                        .get("/organization")
                        .data()
                        .getString("id"))
                .isEqualTo(there);
    }

    @Test
    void whatIsUnchangedInOneOrganizationIsNotInAnother() throws SQLException {
        Account eva = Account.registered();
        Client other = Client.ofNewAgency();
        String there = other.organization().getString("id");
        eva.join(there, "viewer");

        Answer here = eva.client().get("/organization");
        assertThat(here.header("ETag")).isEqualTo("\"1\"");
        assertThat(here.header("Vary")).contains("X-Organization-Id", "X-Tenant-Id");
        for (String header : List.of("X-Organization-Id", "X-Tenant-Id")) {
            Answer elsewhere = eva.client().get("/organization", "If-None-Match", here.header("ETag"), header, there);
            assertThat(elsewhere.status()).as(header).isEqualTo(200);
            assertThat(elsewhere.data().getString("id")).isEqualTo(there);
        }
    }

    @Test
    void whatIsNotAnOrganizationOfMineIsForbiddenWhateverItLooksLike() {
        Client eva = new Client(Account.register(email).data().getString("accessToken"), null);

        for (String wanted : List.of(UUID.randomUUID().toString(), "x", "' or 1=1 --")) {
            assertThat(eva.get("/me", "X-Organization-Id", wanted).status())
                    .as(wanted)
                    .isEqualTo(403);
        }
    }

    @Test
    void passwordsAreStoredAsArgon2idAndRefreshTokensAsDigests() throws SQLException {
        String token = Account.register(email).data().getString("refreshToken");

        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE)) {
            assertThat(text(maintenance, "select password_hash from identity.users where email = ?", email))
                    .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(text(
                            maintenance,
                            "select count(*) from identity.refresh_tokens where encode(digest, 'escape') like ?",
                            "%" + token + "%"))
                    .isEqualTo("0");
        }
    }

    @Test
    void theTokenNamesTheMemberAndTheirPermissions() {
        String token = Account.register(email).data().getString("accessToken");

        String payload = new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), java.nio.charset.StandardCharsets.UTF_8);
        JsonObject claims = Json.createReader(new java.io.StringReader(payload)).readObject();

        assertThat(claims.keySet())
                .contains("iss", "sub", "upn", "groups", "jti", "iat", "exp", "org", "slug", "role", "permissions");
        assertThat(claims.getJsonArray("groups").getString(0)).isEqualTo("owner");
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(900);
    }

    private static long organizations() throws SQLException {
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE)) {
            return Long.parseLong(text(maintenance, "select count(*) from platform.organizations where ? = ''", ""));
        }
    }

    private static String text(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
