package io.quartier.kernel.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's system tables, versions 15 to 18. */
final class Catalogue implements AutoCloseable {

    private final Connection connection;
    private final boolean autoCommit;

    private Catalogue(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.autoCommit = autoCommit;
    }

    static Catalogue open(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // expressions are printed relative to the search path: everything that is not built in shows its schema
            statement.execute("set local search_path = pg_catalog");
        }
        return new Catalogue(connection, autoCommit);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
    }

    /** Reads one row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Reader<T> reader, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (row.next()) {
                    list.add(reader.read(row));
                }
                return list;
            }
        }
    }

    List<String> texts(String sql, Object... values) throws SQLException {
        return list(row -> row.getString(1), sql, values);
    }

    boolean isTrue(String sql, Object... values) throws SQLException {
        return list(row -> row.getBoolean(1), sql, values).get(0);
    }

    /** Whether the three roles are there to be asked about. */
    boolean hasRoles() throws SQLException {
        return isTrue(
                "select count(*) = 3 from pg_roles where rolname in (?, ?, ?)",
                DatabaseRoles.APP,
                DatabaseRoles.OWNER,
                DatabaseRoles.MAINTENANCE);
    }

    /** Ordinary tables, partitioned tables and their partitions, and foreign tables. */
    List<Table> tables(String schema) throws SQLException {
        return list(
                row -> new Table(
                        row.getLong("oid"),
                        schema,
                        row.getString("relname"),
                        row.getString("relkind").equals("f"),
                        row.getBoolean("relrowsecurity"),
                        row.getBoolean("relforcerowsecurity"),
                        row.getInt("attnum"),
                        row.getString("type"),
                        row.getBoolean("not_null"),
                        row.getBoolean("atthasdef")),
                """
                select c.oid::bigint as oid, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
                       a.attnum, format_type(a.atttypid, null) as type, a.atthasdef,
                       a.attnotnull and not exists (
                           select from pg_constraint n
                           where n.conrelid = c.oid and n.contype = 'n' and a.attnum = any(n.conkey)
                             and not n.convalidated) as not_null
                from pg_class c
                join pg_namespace s on s.oid = c.relnamespace
                left join pg_attribute a
                    on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
                where s.nspname = ? and c.relkind in ('r', 'p', 'f')
                order by c.relname""",
                schema);
    }
}
