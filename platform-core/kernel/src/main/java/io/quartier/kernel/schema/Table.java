package io.quartier.kernel.schema;

/**
 * A table as the catalogue knows it.
 *
 * @param organizationColumn the number of its column {@code organization_id}, 0 where it has none
 */
record Table(
        long oid,
        String schema,
        String name,
        boolean isForeign,
        boolean rowSecurity,
        boolean forced,
        int organizationColumn,
        String organizationType,
        boolean organizationNotNull,
        boolean organizationDefault) {

    /** Where Flyway writes what it has run; the application cannot touch it. */
    private static final String HISTORY = "schema_history";

    String fullName() {
        return schema + "." + name;
    }

    boolean isHistory() {
        return name.equals(HISTORY);
    }

    boolean hasOrganization() {
        return organizationColumn > 0;
    }
}
