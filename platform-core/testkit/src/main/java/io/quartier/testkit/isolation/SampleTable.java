package io.quartier.testkit.isolation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table as far as making rows for it needs.
 *
 * @param privileges what the application's role may do with it: select, insert, update, delete
 * @param references foreign keys to other tables of the schema
 */
record SampleTable(
        String schema,
        String name,
        Set<String> privileges,
        List<Column> columns,
        List<Check> checks,
        List<Reference> references) {

    record Column(
            String name,
            String type,
            boolean isNotNull,
            boolean isGenerated,
            String defaultExpression,
            List<String> labels) {

        /** Whether an insert must give it a value. */
        boolean isNeeded() {
            return isNotNull && defaultExpression == null;
        }
    }

    record Check(String expression, List<String> columns) {}

    record Reference(String target, Map<String, String> columns) {}

    String fullName() {
        return schema + "." + name;
    }

    boolean allows(String command) {
        return privileges.contains(command);
    }

    boolean hasOrganization() {
        return columns.stream().anyMatch(c -> c.name().equals("organization_id"));
    }

    boolean isChecked(Column column) {
        return checks.stream().anyMatch(check -> check.columns().contains(column.name()));
    }

    /** The tables of a schema that hold rows themselves, those that others refer to first. */
    static List<SampleTable> of(Connection connection, String schema, String history) throws SQLException {
        List<SampleTable> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select c.oid::bigint as oid, c.relname,
                       array(select p from unnest(array['select', 'insert', 'update', 'delete']) p
                             where has_table_privilege('quartier_app', c.oid, p)) as privileges
                from pg_class c join pg_namespace s on s.oid = c.relnamespace
                where s.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> ?
                order by c.relname""")) {
            statement.setString(1, schema);
            statement.setString(2, history);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long oid = row.getLong("oid");
                    tables.add(new SampleTable(
                            schema,
                            row.getString("relname"),
                            Set.copyOf(texts(row.getArray("privileges"))),
                            columns(connection, oid),
                            checks(connection, oid),
                            references(connection, oid)));
                }
            }
        }
        return inOrder(tables);
    }

    private static List<SampleTable> inOrder(List<SampleTable> tables) {
        List<SampleTable> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (ordered.size() < tables.size()) {
            List<SampleTable> free = tables.stream()
                    .filter(t -> !placed.contains(t.name()))
                    .filter(t -> t.references().stream()
                            .allMatch(r -> r.target().equals(t.name()) || placed.contains(r.target())))
                    .toList();
            // tables that refer to each other in a circle: nullable columns have to bear it
            List<SampleTable> next = free.isEmpty()
                    ? tables.stream()
                            .filter(t -> !placed.contains(t.name()))
                            .limit(1)
                            .toList()
                    : free;
            ordered.addAll(next);
            next.forEach(t -> placed.add(t.name()));
        }
        return ordered;
    }

    private static List<Column> columns(Connection connection, long table) throws SQLException {
        return list(
                connection,
                """
                select a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
                       a.attgenerated <> '' or a.attidentity <> '' as generated,
                       pg_get_expr(d.adbin, d.adrelid) as default_expression,
                       array(select e.enumlabel::text from pg_enum e where e.enumtypid = a.atttypid order by e.enumsortorder)
                           as labels
                from pg_attribute a
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = ?::oid and a.attnum > 0 and not a.attisdropped
                order by a.attnum""",
                table,
                row -> new Column(
                        row.getString("attname"),
                        row.getString("type"),
                        row.getBoolean("attnotnull"),
                        row.getBoolean("generated"),
                        row.getString("default_expression"),
                        texts(row.getArray("labels"))));
    }

    private static List<Check> checks(Connection connection, long table) throws SQLException {
        return list(
                connection, """
                select pg_get_expr(k.conbin, k.conrelid) as expression,
                       array(select a.attname::text from pg_attribute a
                             where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as columns
                from pg_constraint k where k.conrelid = ?::oid and k.contype = 'c' order by k.conname""", table, row -> new Check(row.getString("expression"), texts(row.getArray("columns"))));
    }

    private static List<Reference> references(Connection connection, long table) throws SQLException {
        return list(connection, """
                select t.relname,
                       array(select a.attname::text from unnest(k.conkey) with ordinality n(num, ord)
                             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num order by n.ord) as sources,
                       array(select a.attname::text from unnest(k.confkey) with ordinality n(num, ord)
                             join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.num order by n.ord) as targets
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_class t on t.oid = k.confrelid and t.relnamespace = c.relnamespace
                where k.conrelid = ?::oid and k.contype = 'f' and k.conparentid = 0 order by k.conname""", table, row -> {
            List<String> sources = texts(row.getArray("sources"));
            List<String> targets = texts(row.getArray("targets"));
            Map<String, String> columns = new HashMap<>();
            for (int i = 0; i < sources.size(); i++) {
                columns.put(sources.get(i), targets.get(i));
            }
            return new Reference(row.getString("relname"), columns);
        });
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String sql, long table, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, table);
            try (ResultSet row = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (row.next()) {
                    list.add(reader.read(row));
                }
                return list;
            }
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
