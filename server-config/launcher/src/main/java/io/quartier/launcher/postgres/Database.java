package io.quartier.launcher.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** One database with the logins to it, wherever its server runs. */
public record Database(String url, String superuser, Passwords passwords) {

    private static final String DRIVER_SETTINGS =
            "stringtype=unspecified&prepareThreshold=3&reWriteBatchedInserts=true";

    static Database local(int port, String name, Passwords passwords) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?" + DRIVER_SETTINGS,
                Role.SUPERUSER.login(),
                passwords);
    }

    /** A database that is reached by {@code url}; the settings that Quartier needs of the driver are added. */
    public static Database at(String url, String superuser, Passwords passwords) {
        String complete = url.contains("stringtype=") ? url : url + (url.contains("?") ? "&" : "?") + DRIVER_SETTINGS;
        return new Database(complete, superuser, passwords);
    }

    public String user(Role role) {
        return role == Role.SUPERUSER ? superuser : role.login();
    }

    public String password(Role role) {
        return passwords.of(role);
    }

    public Connection connect(Role role) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user(role));
        properties.setProperty("password", password(role));
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    /** Makes the three roles what {@code roles.sql} says and gives them these passwords. */
    public void prepareRoles() throws SQLException {
        try (Connection connection = connect(Role.SUPERUSER);
                var statement = connection.createStatement()) {
            statement.execute(rolesSql());
            for (Role role : Role.values()) {
                if (role != Role.SUPERUSER) {
                    statement.execute("alter role %s password %s"
                            .formatted(role.login(), statement.enquoteLiteral(password(role))));
                }
            }
        }
    }

    /** What a server needs to know of this database. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARTIER_DB_URL", url);
        environment.put("QUARTIER_DB_APP_PASSWORD", password(Role.APP));
        environment.put("QUARTIER_DB_OWNER_PASSWORD", password(Role.OWNER));
        environment.put("QUARTIER_DB_MAINTENANCE_PASSWORD", password(Role.MAINTENANCE));
        return environment;
    }

    private static String rolesSql() {
        try (InputStream in = Database.class.getResourceAsStream("roles.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
