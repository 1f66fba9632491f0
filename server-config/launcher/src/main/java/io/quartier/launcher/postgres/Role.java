package io.quartier.launcher.postgres;

import java.util.Locale;

/** Who may sign in to Quartier's database; what each may do is written in {@code roles.sql}. */
public enum Role {
    /** PostgreSQL's own superuser: prepares the roles, and nothing after that. */
    SUPERUSER("postgres"),
    OWNER("quartier_owner"),
    APP("quartier_app"),
    MAINTENANCE("quartier_maintenance");

    private final String login;

    Role(String login) {
        this.login = login;
    }

    public String login() {
        return login;
    }

    /** The key under which the password file and the command line know this role: {@code app}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
