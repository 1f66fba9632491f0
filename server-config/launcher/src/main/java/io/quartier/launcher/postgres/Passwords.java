package io.quartier.launcher.postgres;

import io.quartier.launcher.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** A password a role. Kept in a file that only its owner reads. */
public final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Role, String> byRole;

    private Passwords(Map<Role, String> byRole) {
        this.byRole = byRole;
    }

    /** The passwords given; a role that is not in the map cannot sign in. */
    public static Passwords of(Map<Role, String> byRole) {
        return new Passwords(new EnumMap<>(byRole));
    }

    /** The passwords in this file; those that it lacks are generated and written to it first. */
    public static Passwords in(Path file) throws IOException {
        Properties stored = new Properties();
        if (Files.exists(file)) {
            stored.load(new StringReader(Files.readString(file)));
        }
        Map<Role, String> byRole = new EnumMap<>(Role.class);
        StringBuilder text = new StringBuilder();
        for (Role role : Role.values()) {
            String password = stored.getProperty(role.key(), "");
            byRole.put(role, password.isBlank() ? generate() : password);
            text.append(role.key()).append('=').append(byRole.get(role)).append('\n');
        }
        if (stored.size() < byRole.size()) {
            PrivateFiles.write(file, text.toString());
        }
        return new Passwords(byRole);
    }

    /** 144 random bits, in letters that need no quoting anywhere. */
    public static String generate() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String of(Role role) {
        String password = byRole.get(role);
        if (password == null) {
            throw new IllegalStateException("No password for role " + role.login());
        }
        return password;
    }

    @Override
    public String toString() {
        return "Passwords of " + byRole.keySet();
    }
}
