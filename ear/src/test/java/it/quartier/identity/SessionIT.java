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

    private static final String PASSWORD = "correct horse battery";

    private final String email = UUID.randomUUID() + "@quartier.test";

    @Test
    void registeringSignsTheOwnerIn() {
        Answer registered = register(email);

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
        register(email);
        long before = organizations();

        Answer again = register(email.toUpperCase(java.util.Locale.ROOT));

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
        register(email);

        Answer right = signIn(" " + email.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        Answer wrongPassword = signIn(email, PASSWORD + "!");
        Answer unknownAddress = signIn("nobody-" + email, PASSWORD);

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
        String first = register(email).data().getString("refreshToken");

        Answer refreshed = refresh(first);
        Answer reused = refresh(first);
        Answer afterTheft = refresh(refreshed.data().getString("refreshToken"));

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
        String stolen = register(email).data().getString("refreshToken");
        String other = signIn(email, PASSWORD).data().getString("refreshToken");
        refresh(stolen);
        refresh(stolen);

        assertThat(refresh(other).status()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSession() {
        String token = register(email).data().getString("refreshToken");

        Answer signedOut = Client.nobody().post("/auth/logout", refreshBody(token));

        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(refresh(token).status()).isEqualTo(401);
        assertThat(Client.nobody().post("/auth/logout", refreshBody("unknown")).status())
                .isEqualTo(204);
    }

    @Test
    void somebodyOfTwoOrganizationsActsInEither() throws SQLException {
        Answer registered = register(email);
        Client eva = new Client(registered.data().getString("accessToken"), null);
        String user = registered.data().getJsonObject("user").getString("id");
        Client other = Client.ofNewAgency();
        String there = other.organization().getString("id");
        assertThat(eva.get("/organization", "X-Organization-Id", there).code()).isEqualTo("FORBIDDEN");

        join(user, there, "viewer");

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
    void whatIsNotAnOrganizationOfMineIsForbiddenWhateverItLooksLike() {
        Client eva = new Client(register(email).data().getString("accessToken"), null);

        for (String wanted : List.of(UUID.randomUUID().toString(), "x", "' or 1=1 --")) {
            assertThat(eva.get("/me", "X-Organization-Id", wanted).status())
                    .as(wanted)
                    .isEqualTo(403);
        }
    }

    @Test
    void passwordsAreStoredAsArgon2idAndRefreshTokensAsDigests() throws SQLException {
        String token = register(email).data().getString("refreshToken");

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
        String token = register(email).data().getString("accessToken");

        String payload = new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), java.nio.charset.StandardCharsets.UTF_8);
        JsonObject claims = Json.createReader(new java.io.StringReader(payload)).readObject();

        assertThat(claims.keySet())
                .contains("iss", "sub", "upn", "groups", "jti", "iat", "exp", "org", "slug", "role", "permissions");
        assertThat(claims.getJsonArray("groups").getString(0)).isEqualTo("owner");
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(900);
    }

    private static Answer register(String address) {
        return Client.nobody()
                .post(
                        "/auth/register",
                        Json.createObjectBuilder()
                                .add("organizationName", "Donau Immobilien")
                                .add("email", address)
                                .add("password", PASSWORD)
                                .add("firstName", "Eva")
                                .add("lastName", "Nováková")
                                .build()
                                .toString());
    }

    private static Answer signIn(String address, String password) {
        return Client.nobody()
                .post(
                        "/auth/login",
                        Json.createObjectBuilder()
                                .add("email", address)
                                .add("password", password)
                                .build()
                                .toString());
    }

    private static Answer refresh(String token) {
        return Client.nobody().post("/auth/refresh", refreshBody(token));
    }

    private static String refreshBody(String token) {
        return Json.createObjectBuilder().add("refreshToken", token).build().toString();
    }

    private static long organizations() throws SQLException {
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE)) {
            return Long.parseLong(text(maintenance, "select count(*) from platform.organizations where ? = ''", ""));
        }
    }

    private static void join(String user, String organization, String role) throws SQLException {
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement insert = maintenance.prepareStatement(
                        "insert into platform.memberships (organization_id, user_id, role, created_at) "
                                + "values (?::uuid, ?::uuid, ?, now())")) {
            insert.setString(1, organization);
            insert.setString(2, user);
            insert.setString(3, role);
            insert.executeUpdate();
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
