package io.quartier.testkit;

import io.quartier.contract.Plugin;
import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.migration.Migrator;
import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.Session.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real database with the platform's roles, its schemas and those of some plugins, made by their own scripts. One is
 * made per JVM, server and set of plugins; tests keep apart by making organizations of their own.
 *
 * <pre>{@code
 * PluginDatabase database = PluginDatabase.of(new LeasingPlugin());
 * UUID organization = database.createOrganization();
 * database.in(organization, connection -> …);
 * }</pre>
 */
public final class PluginDatabase {

    private static final Map<String, PluginDatabase> MADE = new ConcurrentHashMap<>();

    // held, because loggers that nobody holds forget their level
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Database database;
    private final Session session;

    private PluginDatabase(Database database) throws SQLException {
        this.database = database;
        this.session = new Session(database.connect(Role.APP));
    }

    /** On the PostgreSQL that comes with Quartier. */
    public static PluginDatabase of(Plugin... plugins) {
        return on(PostgresServer.EMBEDDED, plugins);
    }

    /**
     * On the PostgreSQL that comes with Quartier, shared with no other test: for plans, which depend on what others left
     * behind and on the transactions that they have open.
     */
    public static PluginDatabase own(Plugin... plugins) {
        PostgresServer.EMBEDDED.running();
        return make(PostgresServer.EMBEDDED, "test_own_" + Ids.next().toString().replace("-", ""), List.of(plugins));
    }

    /** On this PostgreSQL; skips the test where the machine does not have it. */
    public static PluginDatabase on(PostgresServer server, Plugin... plugins) {
        String name = "test_" + Arrays.stream(plugins).map(Plugin::id).sorted().collect(Collectors.joining("_"));
        server.running();
        return MADE.computeIfAbsent(server + " " + name, key -> make(server, name, List.of(plugins)));
    }

    private static PluginDatabase make(PostgresServer server, String name, List<Plugin> plugins) {
        FLYWAY.setLevel(Level.WARNING);
        Database database = server.running().createDatabase(name);
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(database.url());
        owner.setUser(database.user(Role.OWNER));
        owner.setPassword(database.password(Role.OWNER));
        new Migrator(owner).migrate(plugins);
        try {
            return new PluginDatabase(database);
        } catch (SQLException e) {
            throw new IllegalStateException("The application's role cannot connect to " + name, e);
        }
    }

    /** A new organization with nothing in it. */
    public UUID createOrganization() {
        UUID id = Ids.next();
        update(
                Role.MAINTENANCE,
                "insert into platform.organizations (id, slug, name, created_at, updated_at) values (?, ?, ?, now(), now())",
                id,
                id.toString(),
                "Agency " + id);
        return id;
    }

    /** A new person who belongs nowhere yet. */
    public UUID createUser() {
        UUID id = Ids.next();
        update(
                Role.MAINTENANCE,
                "insert into identity.users (id, email, password_hash, first_name, last_name, created_at, updated_at)"
                        + " values (?, ?, 'none', 'Jana', 'Nováková', now(), now())",
                id,
                id + "@quartier.test");
        return id;
    }

    /** Queries of the organization outside a transaction, as the server's {@code GET}s send them, on one connection. */
    public Reads reads(UUID organization) {
        return session.reads(organization);
    }

    /** Work as the application, in a transaction of the organization. */
    public <T> T in(UUID organization, Work<T> work) throws SQLException {
        return in(organization, null, work);
    }

    /** Work as the application, in a transaction of the organization and the user, either of which may be null. */
    public <T> T in(UUID organization, UUID user, Work<T> work) throws SQLException {
        synchronized (session) {
            return session.in(organization, user, work);
        }
    }

    /** How PostgreSQL runs the query for the organization, as the application's role. */
    public Plan plan(UUID organization, Statement query) throws SQLException {
        return in(organization, connection -> Plan.of(connection, query));
    }

    /** Gathers statistics and cleans up, as PostgreSQL does by itself after a while: do this before looking at plans. */
    public void analyze() throws SQLException {
        try (Connection connection = connect(Role.SUPERUSER);
                java.sql.Statement statement = connection.createStatement()) {
            // vacuum trusts only what is on disk and older than every snapshot, and autovacuum may hold one just now
            boolean clean = false;
            for (int tries = 0; tries < 50 && !clean; tries++) {
                statement.execute("checkpoint");
                statement.execute("vacuum analyze");
                clean = isAllVisible(statement);
            }
        }
    }

    private static boolean isAllVisible(java.sql.Statement statement) throws SQLException {
        try (ResultSet counts = statement.executeQuery("select count(*) from pg_class c join pg_namespace s "
                + "on s.oid = c.relnamespace where c.relkind = 'r' and c.relallvisible < c.relpages "
                + "and s.nspname not in ('pg_catalog', 'information_schema')")) {
            return counts.next() && counts.getInt(1) == 0;
        }
    }

    /** One more connection of the application's role. */
    public Session session() throws SQLException {
        return new Session(connect(Role.APP));
    }

    /** Where connections of a role come from, one by one. */
    public DataSource source(Role role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user(role));
        source.setPassword(database.password(role));
        return source;
    }

    /** A plain connection of a role, in no transaction. */
    public Connection connect(Role role) throws SQLException {
        return database.connect(role);
    }

    private void update(Role role, String sql, Object... values) {
        try (Connection connection = connect(role);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot prepare the test's data: " + e.getMessage(), e);
        }
    }
}
