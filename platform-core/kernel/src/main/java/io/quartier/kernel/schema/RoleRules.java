package io.quartier.kernel.schema;

import io.quartier.kernel.schema.Finding.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The three login roles are no more than they must be. */
final class RoleRules {

    private static final String REMEDY = ": run server-config/postgres/roles.sql as a superuser again.";

    private final Catalogue catalogue;
    private final List<Finding> findings = new ArrayList<>();

    RoleRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Finding> findings() throws SQLException {
        for (String role : List.of(DatabaseRoles.APP, DatabaseRoles.OWNER, DatabaseRoles.MAINTENANCE)) {
            checkAttributes(role);
        }
        if (findings.isEmpty()) {
            checkApplication();
            checkMemberships();
            checkSettings();
        }
        return findings;
    }

    private void checkAttributes(String role) throws SQLException {
        List<String> powers = catalogue.texts("""
                select concat_ws(', ', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
                           case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end,
                           case when rolreplication then 'replication' end)
                from pg_roles where rolname = ?""", role);
        if (powers.isEmpty()) {
            add(role, "Role " + role + " does not exist" + REMEDY);
        } else if (!powers.get(0).isEmpty()) {
            add(
                    role,
                    "Role " + role + " is " + powers.get(0)
                            + ", which leads around row-level security: alter the role to have none of these, or run"
                            + " server-config/postgres/roles.sql as a superuser again.");
        }
    }

    private void checkApplication() throws SQLException {
        String app = DatabaseRoles.APP;
        for (String owned : catalogue.texts("""
                select pg_describe_object(d.classid, d.objid, d.objsubid)
                from pg_shdepend d
                where d.refclassid = 'pg_authid'::regclass and d.refobjid = ?::regrole and d.deptype = 'o'
                  and d.dbid in (0, (select oid from pg_database where datname = current_database()))
                order by 1 limit 20""", app)) {
            add(
                    app,
                    "Role " + app + " owns " + owned + ", and an owner can switch row-level security off: give it to "
                            + DatabaseRoles.OWNER + " or drop it.");
        }
        for (String schema : catalogue.texts(
                "select nspname from pg_namespace where nspname not like 'pg\\_t%' and"
                        + " has_schema_privilege(?::name, oid, 'create') order by 1",
                app)) {
            add(
                    app,
                    "Role " + app + " may create objects in schema " + schema + ": revoke create on schema " + schema
                            + " from " + app + " and from public.");
        }
        if (catalogue.isTrue("select has_database_privilege(?::name, current_database(), 'create')", app)) {
            add(app, "Role " + app + " may create schemas: revoke create on the database from " + app + ".");
        }
        if (catalogue.isTrue("select has_database_privilege(?::name, current_database(), 'temporary')", app)) {
            add(
                    app,
                    "Role " + app + " may create temporary tables, which a pooled connection would carry from one"
                            + " organization to the next: revoke temporary on the database from public and from " + app
                            + ".");
        }
    }

    private void checkMemberships() throws SQLException {
        for (String role : List.of(DatabaseRoles.APP, DatabaseRoles.MAINTENANCE)) {
            List<String> above = rolesAbove(role);
            if (!above.isEmpty()) {
                add(
                        role,
                        "Role " + role + " is a member of " + String.join(", ", above) + " and may act as it: revoke "
                                + above.get(0) + " from " + role + ".");
            }
        }
        List<String> aboveOwner = rolesAbove(DatabaseRoles.OWNER);
        aboveOwner.stream()
                .filter(role -> !role.equals(DatabaseRoles.MAINTENANCE))
                .forEach(role -> add(
                        DatabaseRoles.OWNER,
                        "Role " + DatabaseRoles.OWNER + " is a member of " + role + " and may act as it: revoke " + role
                                + " from " + DatabaseRoles.OWNER + "."));
        if (!aboveOwner.contains(DatabaseRoles.MAINTENANCE)) {
            add(
                    DatabaseRoles.OWNER,
                    "Role " + DatabaseRoles.OWNER + " is no member of " + DatabaseRoles.MAINTENANCE
                            + ", so that migrations cannot change rows" + REMEDY);
        } else if (catalogue.isTrue(
                "select pg_has_role(?::name, ?::name, 'usage')", DatabaseRoles.OWNER, DatabaseRoles.MAINTENANCE)) {
            add(
                    DatabaseRoles.OWNER,
                    "Role " + DatabaseRoles.OWNER + " inherits from " + DatabaseRoles.MAINTENANCE
                            + ", which undoes forced row-level security for it: make the membership noinherit"
                            + REMEDY);
        }
    }

    private List<String> rolesAbove(String role) throws SQLException {
        return catalogue.texts("""
                with recursive above(oid) as (
                    select m.roleid from pg_auth_members m where m.member = ?::regrole
                    union
                    select m.roleid from pg_auth_members m join above a on m.member = a.oid
                )
                select pg_get_userbyid(oid) from above order by 1""", role);
    }

    /** A context that a role or the database brings along would be somebody's organization for everybody. */
    private void checkSettings() throws SQLException {
        for (String setting : catalogue.texts("""
                select c || ' of ' || case when s.setrole = 0 then 'the database' else 'role ' || pg_get_userbyid(s.setrole) end
                from pg_db_role_setting s, unnest(s.setconfig) c
                where (c like 'app.%' or c like 'role=%' or c like 'session\\_authorization=%')
                  and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
                order by 1""")) {
            add(
                    DatabaseRoles.APP,
                    "The setting " + setting + " would give every connection a context of its own: reset it.");
        }
    }

    static List<Finding> findingsOfApplicationLogin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select session_user, current_user, r.rolsuper or r.rolbypassrls,
                               coalesce(current_setting('app.organization_id', true), '')
                               || coalesce(current_setting('app.user_id', true), '')
                        from pg_roles r where r.rolname = session_user""")) {
            row.next();
            List<Finding> findings = new ArrayList<>();
            String login = row.getString(1);
            if (!login.equals(DatabaseRoles.APP) || !row.getString(2).equals(DatabaseRoles.APP)) {
                findings.add(new Finding(
                        Rule.ROLE,
                        login,
                        "The application's data source logs in as " + login + " and not as " + DatabaseRoles.APP
                                + (row.getBoolean(3) ? ", a role that row-level security does not bind" : "")
                                + ": correct the user of jdbc/quartier."));
            }
            if (!row.getString(4).isEmpty()) {
                findings.add(new Finding(
                        Rule.ROLE,
                        login,
                        "A connection of the application's data source comes with an organization or a user already set:"
                                + " look for app.organization_id in the URL's options and in the roles' settings."));
            }
            return findings;
        }
    }

    private void add(String role, String sentence) {
        findings.add(new Finding(Rule.ROLE, role, sentence));
    }
}
