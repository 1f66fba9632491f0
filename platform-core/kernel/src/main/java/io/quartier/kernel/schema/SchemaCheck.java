package io.quartier.kernel.schema;

import io.quartier.contract.Plugin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Holds the database's catalogue against the promise that no organization can see or touch another's rows. The platform
 * refuses to start on any finding; tests run the same check, so that a plugin's author meets it first.
 */
public final class SchemaCheck {

    private final List<CheckedSchema> schemas;
    private final List<CheckedSchema> known;

    /** A check of exactly these schemas. */
    public SchemaCheck(List<CheckedSchema> schemas) {
        this(schemas, List.of());
    }

    private SchemaCheck(List<CheckedSchema> schemas, List<CheckedSchema> known) {
        this.schemas = List.copyOf(schemas);
        this.known = List.copyOf(known);
    }

    /** A check of the core's schemas and those of the plugins. */
    public static SchemaCheck of(Collection<? extends Plugin> plugins) {
        return of(plugins, plugins);
    }

    /**
     * A check of the core's schemas and those of the active plugins. What another node made for a plugin that is only
     * inactive here is that node's to check, and no reason to stay away.
     *
     * @param active those that this node runs
     * @param found all that the EAR has
     */
    public static SchemaCheck of(Collection<? extends Plugin> active, Collection<? extends Plugin> found) {
        List<CheckedSchema> schemas = new ArrayList<>(CoreTables.schemas());
        active.forEach(plugin -> schemas.add(CheckedSchema.of(plugin)));
        return new SchemaCheck(schemas, found.stream().map(CheckedSchema::of).toList());
    }

    /**
     * Everything that is wrong.
     *
     * @param connection of any role, outside JTA: the catalogue is open to all
     */
    public List<Finding> findings(Connection connection) throws SQLException {
        try (Catalogue catalogue = Catalogue.open(connection)) {
            List<Finding> findings = new ArrayList<>(new RoleRules(catalogue).findings());
            if (!catalogue.hasRoles()) {
                return findings;
            }
            findings.addAll(BypassRules.definersElsewhere(catalogue, schemas, known));
            for (CheckedSchema schema : schemas) {
                findings.addAll(findings(catalogue, schema));
            }
            return findings;
        }
    }

    private static List<Finding> findings(Catalogue catalogue, CheckedSchema schema) throws SQLException {
        List<Table> tables = catalogue.tables(schema.name());
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new TableRules(schema, catalogue, tables).findings());
        findings.addAll(new PolicyRules(schema, catalogue, tables).findings());
        findings.addAll(new KeyRules(schema, catalogue, tables).findings());
        findings.addAll(new GrantRules(schema, catalogue).findings());
        findings.addAll(new BypassRules(schema, catalogue, tables).findings());
        return findings;
    }

    /**
     * What is wrong with the role that a connection logged in as, where it should be the application's.
     *
     * @param connection of the application's data source
     */
    public static List<Finding> findingsOfApplicationLogin(Connection connection) throws SQLException {
        return RoleRules.findingsOfApplicationLogin(connection);
    }
}
