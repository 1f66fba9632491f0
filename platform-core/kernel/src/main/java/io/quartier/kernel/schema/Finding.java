package io.quartier.kernel.schema;

/**
 * One thing that is wrong with the database.
 *
 * @param rule which promise is broken
 * @param subject what breaks it: a table with its schema, a function, a role
 * @param sentence what is wrong and what to do, for the one who starts the platform
 */
public record Finding(Rule rule, String subject, String sentence) {

    @Override
    public String toString() {
        return sentence;
    }

    /** What the catalogue is held against. */
    public enum Rule {
        /** A table knows its organization: {@code organization_id uuid not null} without a default. */
        ORGANIZATION_COLUMN,
        /** Row-level security is enabled and forced. */
        ROW_SECURITY,
        /** For every command there is a policy, bound to the organization for what is read and for what is written. */
        POLICY,
        /** No policy is wider than the organization. */
        OPEN_POLICY,
        /** The maintenance role sees every row, or backups would silently miss some. */
        MAINTENANCE_POLICY,
        /** Keys and indexes are led by the organization. */
        KEY,
        /** Foreign keys stay in the schema and in the organization. */
        FOREIGN_KEY,
        /** Privileges: nothing for PUBLIC, nothing that row-level security does not hold. */
        GRANT,
        /** Views do not lead around row-level security. */
        VIEW,
        /** What runs with the rights of its owner is on a list and has a fixed search path. */
        DEFINER,
        /** Counters shared by all organizations are declared. */
        SEQUENCE,
        /** The roles can do what they must and nothing else. */
        ROLE,
        /** Declarations name what exists. */
        DECLARATION
    }
}
