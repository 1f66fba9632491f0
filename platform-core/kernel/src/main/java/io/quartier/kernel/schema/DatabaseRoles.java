package io.quartier.kernel.schema;

/** The login roles that {@code server-config/postgres/roles.sql} makes. */
public final class DatabaseRoles {

    /** What requests and jobs run as: no way around row-level security. */
    public static final String APP = "quartier_app";
    /** What migrations run as: owns schemas and tables, and is bound by forced row-level security all the same. */
    public static final String OWNER = "quartier_owner";
    /** What sees every organization, by policies, for named and audited purposes. */
    public static final String MAINTENANCE = "quartier_maintenance";

    private DatabaseRoles() {}
}
