package io.quartier.launcher;

import io.quartier.launcher.postgres.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was asked for on the command line.
 *
 * @param home the checkout
 * @param server which server runs the EAR
 * @param port of HTTP; absent: 9080, or the next that is free
 * @param data where everything is kept that outlives a run
 * @param existingDatabase a database to use instead of the embedded one
 * @param demo whether the first start makes sample data
 */
record Options(
        Path home,
        Server.Kind server,
        Optional<Integer> port,
        Path data,
        Optional<ExistingDatabase> existingDatabase,
        boolean demo) {

    static final int USUAL_PORT = 9080;

    /**
     * A database that somebody else runs.
     *
     * @param url JDBC
     * @param admin a superuser who may prepare the roles; absent: they are prepared already
     * @param passwords of the superuser and of the roles, as far as they were given
     */
    record ExistingDatabase(String url, Optional<String> admin, Map<Role, String> passwords) {}

    /** The command line makes no sense; the message says which part and what would. */
    static final class Misused extends Exception {
        private static final long serialVersionUID = 1L;

        Misused(String message) {
            super(message);
        }
    }

    private static final String PREFIX = "quartier.";
    private static final Map<String, String> MEANINGS = meanings();

    static Options from(Properties properties) throws Misused {
        TreeSet<String> unknown = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !MEANINGS.containsKey(name)) {
                unknown.add("-D" + name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new Misused("Unknown: " + String.join(", ", unknown) + ". There are:\n" + help());
        }
        Path home = Path.of(properties.getProperty("quartier.home", "."))
                .toAbsolutePath()
                .normalize();
        return new Options(
                home,
                server(properties),
                port(properties),
                home.resolve(text(properties, "data").orElse(".quartier")).normalize(),
                existingDatabase(properties),
                flag(properties, "demo"));
    }

    static String help() {
        StringBuilder help = new StringBuilder();
        MEANINGS.forEach((name, meaning) -> {
            if (!meaning.isEmpty()) {
                help.append("  -D%-36s %s%n".formatted(name, meaning));
            }
        });
        return help.toString();
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new TreeMap<>();
        meanings.put("quartier.port", "port of HTTP; otherwise 9080, or the next that is free");
        meanings.put("quartier.data", "directory for database, logs and keys; otherwise .quartier");
        meanings.put("quartier.demo", "false: no sample data");
        meanings.put("quartier.cache", "where PostgreSQL's programs are unpacked to");
        meanings.put("quartier.db.url", "jdbc:postgresql://… instead of the embedded database");
        meanings.put("quartier.db.admin.user", "a superuser there, who prepares the roles");
        meanings.put("quartier.db.admin.password", "the superuser's");
        for (Role role : Role.values()) {
            if (role != Role.SUPERUSER) {
                meanings.put(
                        "quartier.db." + role.key() + ".password",
                        "of " + role.login() + ", where no superuser is given");
            }
        }
        // set by the build
        meanings.put("quartier.home", "");
        meanings.put("quartier.server", "");
        return meanings;
    }

    private static Server.Kind server(Properties properties) throws Misused {
        String name = text(properties, "server").orElse("liberty");
        for (Server.Kind kind : Server.Kind.values()) {
            if (kind.key().equals(name)) {
                return kind;
            }
        }
        throw new Misused("-Dquartier.server=" + name + ": liberty or payara");
    }

    private static Optional<Integer> port(Properties properties) throws Misused {
        Optional<String> given = text(properties, "port");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            int port = Integer.parseInt(given.get());
            if (port > 0 && port <= 65535) {
                return Optional.of(port);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new Misused("-Dquartier.port=" + given.get() + ": a number from 1 to 65535 is needed");
    }

    private static boolean flag(Properties properties, String name) throws Misused {
        String given = text(properties, name).orElse("true");
        if (given.equals("true") || given.equals("false")) {
            return given.equals("true");
        }
        throw new Misused("-Dquartier." + name + "=" + given + ": true or false");
    }

    private static Optional<ExistingDatabase> existingDatabase(Properties properties) throws Misused {
        Optional<String> url = text(properties, "db.url");
        Optional<String> admin = text(properties, "db.admin.user");
        if (url.isEmpty()) {
            if (properties.stringPropertyNames().stream().anyMatch(name -> name.startsWith(PREFIX + "db."))) {
                throw new Misused(
                        "-Dquartier.db.… says how to reach an existing database: -Dquartier.db.url is missing");
            }
            return Optional.empty();
        }
        if (!url.get().startsWith("jdbc:postgresql://")) {
            throw new Misused("-Dquartier.db.url=" + url.get() + ": jdbc:postgresql://host:port/database is needed");
        }
        Map<Role, String> passwords = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (Role role : Role.values()) {
            String name = "db." + (role == Role.SUPERUSER ? "admin" : role.key()) + ".password";
            Optional<String> password = text(properties, name);
            password.ifPresent(given -> passwords.put(role, given));
            boolean needed = admin.isPresent() == (role == Role.SUPERUSER);
            if (needed && password.isEmpty()) {
                missing.add("-D" + PREFIX + name);
            }
        }
        if (!missing.isEmpty()) {
            throw new Misused("For the database at " + url.get() + " give " + String.join(", ", missing)
                    + (admin.isPresent()
                            ? ""
                            : ", or a superuser who prepares the roles: -Dquartier.db.admin.user, "
                                    + "-Dquartier.db.admin.password"));
        }
        return Optional.of(new ExistingDatabase(url.get(), admin, passwords));
    }

    private static Optional<String> text(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(PREFIX + name)).filter(value -> !value.isBlank());
    }
}
