package io.quartier.kernel.schema;

import io.quartier.kernel.schema.Finding.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keys and indexes start with the organization: a unique key over all organizations would tell one what another has, and
 * an index that does not start with it is of no use under row-level security. Foreign keys carry the organization,
 * because PostgreSQL checks them past the policies.
 */
final class KeyRules {

    /** How indexes are called that serve quartier_maintenance, who works across organizations. */
    private static final String ACROSS = "_across";

    private static final String ORGANIZATIONS = "platform.organizations";

    private final CheckedSchema schema;
    private final Catalogue catalogue;
    private final Map<Long, Table> tables;
    private final List<Finding> findings = new ArrayList<>();

    KeyRules(CheckedSchema schema, Catalogue catalogue, List<Table> tables) {
        this.schema = schema;
        this.catalogue = catalogue;
        this.tables = tables.stream().collect(Collectors.toMap(Table::oid, Function.identity()));
    }

    List<Finding> findings() throws SQLException {
        checkPrimaryKeys();
        indexes().forEach(this::check);
        foreignKeys().forEach(this::check);
        return findings;
    }

    private void checkPrimaryKeys() throws SQLException {
        List<Long> withKey = catalogue.list(
                row -> row.getLong(1),
                "select i.indrelid::bigint from pg_index i join pg_class c on c.oid = i.indrelid"
                        + " join pg_namespace s on s.oid = c.relnamespace where s.nspname = ? and i.indisprimary",
                schema.name());
        for (Table table : tables.values()) {
            if (isOwned(table) && !withKey.contains(table.oid())) {
                add(Rule.KEY, table, "has no primary key: add 'primary key (organization_id, id)'.");
            }
        }
    }

    private void check(Index index) {
        Table table = tables.get(index.table());
        if (!isOwned(table) || !table.hasOrganization() || index.isLed()) {
            return;
        }
        if (index.isUnique()) {
            add(
                    Rule.KEY,
                    table,
                    "has the unique index " + index.name() + " over all organizations, through which one learns what"
                            + " another has: make organization_id its first column.");
        } else if (!index.name().endsWith(ACROSS)) {
            add(
                    Rule.KEY,
                    table,
                    "has the index " + index.name()
                            + ", which does not start with organization_id and so serves no query"
                            + " under row-level security: make organization_id its first column.");
        }
    }

    private void check(ForeignKey key) {
        Table table = tables.get(key.table());
        boolean toOrganizations = key.target().equals(ORGANIZATIONS);
        if (toOrganizations && key.targetColumns().equals("id")) {
            return;
        }
        if (!key.targetSchema().equals(schema.name())) {
            add(
                    Rule.FOREIGN_KEY,
                    table,
                    "has the foreign key " + key.name() + " to " + key.target()
                            + " in another schema: keep the id without a foreign key and follow that plugin's events.");
            return;
        }
        Table target = tables.get(key.targetTable());
        if (target != null && isOwned(target) && !key.isComposite()) {
            add(
                    Rule.FOREIGN_KEY,
                    table,
                    "has the foreign key " + key.name() + " without organization_id, so that a row may point to another"
                            + " organization's: reference " + key.target() + " (organization_id, id).");
        }
        if (isOwned(table) && key.isNulling()) {
            add(
                    Rule.FOREIGN_KEY,
                    table,
                    "has the foreign key " + key.name()
                            + ", which would set organization_id to null: name the columns, 'on delete set null (…)'.");
        }
    }

    private boolean isOwned(Table table) {
        return !schema.isShared(table.name()) && !table.isHistory() && !table.isForeign();
    }

    private List<Index> indexes() throws SQLException {
        return catalogue.list(
                row -> new Index(
                        row.getLong("table_oid"),
                        row.getString("relname"),
                        row.getBoolean("indisunique"),
                        row.getBoolean("led")),
                """
                select i.indrelid::bigint as table_oid, x.relname, i.indisunique,
                       case when m.amname in ('gin', 'brin')
                            then exists (select from pg_attribute a where a.attrelid = i.indrelid
                                         and a.attname = 'organization_id' and a.attnum = any(i.indkey))
                            else exists (select from pg_attribute a where a.attrelid = i.indrelid
                                         and a.attname = 'organization_id' and a.attnum = i.indkey[0]) end as led
                from pg_index i
                join pg_class x on x.oid = i.indexrelid
                join pg_am m on m.oid = x.relam
                join pg_class c on c.oid = i.indrelid
                join pg_namespace s on s.oid = c.relnamespace
                where s.nspname = ? and c.relkind in ('r', 'p')
                order by c.relname, x.relname""",
                schema.name());
    }

    private List<ForeignKey> foreignKeys() throws SQLException {
        return catalogue.list(
                row -> new ForeignKey(
                        row.getLong("conrelid"),
                        row.getString("conname"),
                        row.getLong("confrelid"),
                        row.getString("target_schema"),
                        row.getString("target_table"),
                        row.getString("target_columns"),
                        row.getBoolean("composite"),
                        row.getBoolean("nulling")),
                """
                select k.conrelid::bigint as conrelid, k.conname, k.confrelid::bigint as confrelid,
                       ts.nspname as target_schema, t.relname as target_table,
                       (select string_agg(a.attname, ',' order by n.ord)
                        from unnest(k.confkey) with ordinality n(num, ord)
                        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.num) as target_columns,
                       exists (select from unnest(k.conkey, k.confkey) p(source, target)
                               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.source
                               join pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.target
                               where a.attname = 'organization_id' and b.attname = 'organization_id') as composite,
                       (k.confdeltype in ('n', 'd') or k.confupdtype in ('n', 'd')) and exists (
                               select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'organization_id'
                               and a.attnum = any(coalesce(k.confdelsetcols, k.conkey))) as nulling
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_namespace s on s.oid = c.relnamespace
                join pg_class t on t.oid = k.confrelid
                join pg_namespace ts on ts.oid = t.relnamespace
                where s.nspname = ? and k.contype = 'f' and k.conparentid = 0
                order by c.relname, k.conname""",
                schema.name());
    }

    private void add(Rule rule, Table table, String what) {
        findings.add(new Finding(rule, table.fullName(), "Table " + table.fullName() + " " + what));
    }

    private record Index(long table, String name, boolean isUnique, boolean isLed) {}

    private record ForeignKey(
            long table,
            String name,
            long targetTable,
            String targetSchema,
            String targetName,
            String targetColumns,
            boolean isComposite,
            boolean isNulling) {

        String target() {
            return targetSchema + "." + targetName;
        }
    }
}
