package it.quartier.identity;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A person who has just registered an organization. */
record Account(String email, String user, String organization, String accessToken, String refreshToken) {

    static final String PASSWORD = "correct horse battery";

    static Account registered() {
        String email = UUID.randomUUID() + "@quartier.test";
        Answer answer = register(email);
        return new Account(
                email,
                answer.data().getJsonObject("user").getString("id"),
                answer.data().getJsonObject("organization").getString("id"),
                answer.data().getString("accessToken"),
                answer.data().getString("refreshToken"));
    }

    static Answer register(String email) {
        return Client.nobody()
                .post(
                        "/auth/register",
                        Json.createObjectBuilder()
                                .add("organizationName", "Donau Immobilien")
                                .add("email", email)
                                .add("password", PASSWORD)
                                .add("firstName", "Eva")
                                .add("lastName", "Nováková")
                                .build()
                                .toString());
    }

    static Answer signIn(String email, String password) {
        return Client.nobody()
                .post(
                        "/auth/login",
                        Json.createObjectBuilder()
                                .add("email", email)
                                .add("password", password)
                                .build()
                                .toString());
    }

    static Answer refresh(String token) {
        return Client.nobody().post("/auth/refresh", body(token));
    }

    static Answer signOut(String token) {
        return Client.nobody().post("/auth/logout", body(token));
    }

    /** The person, with the access token. */
    Client client() {
        return new Client(accessToken, null);
    }

    private static String body(String token) {
        return Json.createObjectBuilder().add("refreshToken", token).build().toString();
    }

    /** Joins another organization. */
    void join(String other, String role) throws SQLException {
        asMaintenance(
                "insert into platform.memberships (organization_id, user_id, role, created_at) "
                        + "values (?::uuid, ?::uuid, ?, now())",
                other,
                user,
                role);
    }

    /** Changes rows past everybody's policies. */
    static void asMaintenance(String sql, String... values) throws SQLException {
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE)) {
            run(maintenance, sql, values);
        }
    }

    static void run(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** The first column of the first row. */
    static String read(String sql, String... values) throws SQLException {
        try (Connection maintenance = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement statement = maintenance.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
