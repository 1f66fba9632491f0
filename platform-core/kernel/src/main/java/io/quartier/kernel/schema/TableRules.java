package io.quartier.kernel.schema;

import io.quartier.contract.data.SharedTable;
import io.quartier.kernel.schema.Finding.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every table belongs to organizations and is guarded, unless it is declared with a reason. */
final class TableRules {

    private final CheckedSchema schema;
    private final Catalogue catalogue;
    private final List<Table> tables;
    private final List<Finding> findings = new ArrayList<>();

    TableRules(CheckedSchema schema, Catalogue catalogue, List<Table> tables) {
        this.schema = schema;
        this.catalogue = catalogue;
        this.tables = tables;
    }

    List<Finding> findings() throws SQLException {
        for (Table table : tables) {
            if (table.isForeign()) {
                add(
                        Rule.ROW_SECURITY,
                        table,
                        "is a foreign table, which row-level security does not reach: use an ordinary table.");
            } else if (table.isHistory()) {
                checkHistory(table);
            } else {
                checkRowSecurity(table);
                if (!schema.isShared(table.name())) {
                    checkOrganization(table);
                }
            }
        }
        checkDeclarations();
        return findings;
    }

    private void checkRowSecurity(Table table) {
        if (!table.rowSecurity()) {
            add(
                    Rule.ROW_SECURITY,
                    table,
                    "has no row-level security: add 'alter table " + table.fullName()
                            + " enable row level security' to the script that creates it.");
        }
        if (!table.forced()) {
            add(
                    Rule.ROW_SECURITY,
                    table,
                    "does not force row-level security on its owner: add 'alter table " + table.fullName()
                            + " force row level security' to the script that creates it.");
        }
    }

    private void checkOrganization(Table table) {
        String advice = ": give it 'organization_id uuid not null', or declare the table shared with a reason.";
        if (!table.hasOrganization()) {
            add(Rule.ORGANIZATION_COLUMN, table, "has no column organization_id" + advice);
            return;
        }
        if (!table.organizationType().equals("uuid")) {
            add(Rule.ORGANIZATION_COLUMN, table, "has an organization_id that is no uuid" + advice);
        }
        if (!table.organizationNotNull()) {
            add(Rule.ORGANIZATION_COLUMN, table, "lets organization_id be null" + advice);
        }
        if (table.organizationDefault()) {
            add(
                    Rule.ORGANIZATION_COLUMN,
                    table,
                    "has a default for organization_id, so a forgotten value would go unnoticed: drop the default.");
        }
    }

    private void checkHistory(Table table) throws SQLException {
        if (catalogue.isTrue(
                "select has_table_privilege(?::name, ?::oid, 'insert, update, delete, truncate')"
                        + " or has_any_column_privilege(?::name, ?::oid, 'insert, update')",
                DatabaseRoles.APP,
                table.oid(),
                DatabaseRoles.APP,
                table.oid())) {
            add(
                    Rule.GRANT,
                    table,
                    "can be written by " + DatabaseRoles.APP
                            + ", which could forge the history of migrations: revoke it.");
        }
    }

    private void checkDeclarations() throws SQLException {
        List<String> names = catalogue.texts(
                "select c.relname from pg_class c join pg_namespace s on s.oid = c.relnamespace"
                        + " where s.nspname = ? and c.relkind in ('r', 'p', 'S')",
                schema.name());
        Stream.concat(schema.shared().stream(), schema.unbound().stream())
                .map(SharedTable::table)
                .filter(name -> !names.contains(name))
                .forEach(name -> findings.add(new Finding(
                        Rule.DECLARATION,
                        schema.name() + "." + name,
                        "Table " + schema.name() + "." + name
                                + " is declared shared but does not exist: correct or remove the declaration.")));
    }

    private void add(Rule rule, Table table, String what) {
        findings.add(new Finding(rule, table.fullName(), "Table " + table.fullName() + " " + what));
    }
}
