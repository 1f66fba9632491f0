package io.quartier.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What roles.sql promises, on the PostgreSQL that comes with Quartier and on the oldest that is supported. */
class RolesTest {

    @Test
    void rolesAreWhatTheyShouldBe() throws SQLException {
        try (Postgres postgres = Postgres.temporary()) {
            check(postgres.database());
        }
    }

    @Test
    void rolesAreWhatTheyShouldBeOn15() throws SQLException {
        assumeTrue(Postgres.isInstalled(15), "PostgreSQL 15 is not installed");
        try (Postgres postgres = Postgres.temporary(15)) {
            check(postgres.database());
        }
    }

    private static void check(Database database) throws SQLException {
        database.prepareRoles();
        try (Connection connection = database.connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            // what an operator may have done by hand is put right
            statement.execute("alter role quartier_app createdb bypassrls inherit");
            statement.execute("grant quartier_maintenance, pg_read_all_data to quartier_app");
            statement.execute("grant pg_read_all_data to quartier_owner");
            database.prepareRoles();

            assertThat(
                            rows(
                                    statement,
                                    "select rolname from pg_roles where rolname like 'quartier%' and rolcanlogin and not (rolsuper or rolinherit or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication) order by 1"))
                    .containsExactly("quartier_app", "quartier_maintenance", "quartier_owner");
            assertThat(
                            rows(
                                    statement,
                                    "select member::regrole || ' in ' || roleid::regrole from pg_auth_members where member::regrole::text like 'quartier%'"))
                    .containsExactly("quartier_owner in quartier_maintenance");
            assertThat(
                            rows(
                                    statement,
                                    "select extname from pg_extension where extnamespace = 'extensions'::regnamespace order by 1"))
                    .containsExactly("btree_gin", "btree_gist", "pg_trgm", "unaccent");
            assertThat(rows(statement, "select relname from pg_class where relowner = 'quartier_app'::regrole"))
                    .isEmpty();
        }
        try (Connection owner = database.connect(Role.OWNER);
                Statement statement = owner.createStatement()) {
            statement.execute("create schema probe");
            statement.execute("create table probe.things (name text)");
            statement.execute("alter table probe.things enable row level security, force row level security");
            statement.execute("create policy everything on probe.things to quartier_maintenance using (true)");
            statement.execute("grant usage on schema probe to quartier_maintenance");
            statement.execute("grant all on probe.things to quartier_maintenance");
            statement.execute("create index on probe.things using gin (name extensions.gin_trgm_ops)");
            assertThatThrownBy(() -> statement.execute("insert into probe.things values ('x')"))
                    .hasMessageContaining("row-level security");
            statement.execute("set role quartier_maintenance");
            statement.execute("insert into probe.things values ('x')");
            statement.execute("reset role");
            assertThat(rows(statement, "select name from probe.things")).isEmpty();
        }
        try (Connection app = database.connect(Role.APP);
                Statement statement = app.createStatement()) {
            for (String refused : List.of(
                    "create schema mine",
                    "create table public.mine (id int)",
                    "create temporary table mine (id int)",
                    "set role quartier_maintenance",
                    "select from probe.things")) {
                assertThatThrownBy(() -> statement.execute(refused))
                        .as(refused)
                        .hasMessageContaining("permission denied");
            }
            assertThat(rows(statement, "select unaccent('Žilina')")).containsExactly("Zilina");
        }
        checkLimits(database);
    }

    private static void checkLimits(Database database) throws SQLException {
        assertThat(limits(database, Role.APP)).containsExactly("30s", "1min");
        assertThat(limits(database, Role.MAINTENANCE)).containsExactly("2min", "2min");
        try (Connection connection = database.connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("alter role quartier_app in database quartier set statement_timeout = '200ms'");
            statement.execute("alter database quartier set statement_timeout = '100ms'");
            database.prepareRoles();
        }
        assertThat(limits(database, Role.APP)).as("what an operator chose").containsExactly("200ms", "1min");
        try (Connection app = database.connect(Role.APP);
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select pg_sleep(5)")).hasMessageContaining("statement timeout");
        }
        try (Connection owner = database.connect(Role.OWNER);
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_sleep(0.3)");
        }
    }

    private static List<String> limits(Database database, Role role) throws SQLException {
        try (Connection connection = database.connect(role);
                Statement statement = connection.createStatement()) {
            return rows(
                    statement,
                    "select current_setting(s) from (values (1, 'statement_timeout'),"
                            + " (2, 'idle_in_transaction_session_timeout')) v(n, s) order by n");
        }
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
        }
        return rows;
    }
}
