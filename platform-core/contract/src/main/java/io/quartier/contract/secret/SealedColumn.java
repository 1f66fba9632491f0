package io.quartier.contract.secret;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A column that holds what {@link Secrets} sealed, or null. The platform renews keys by going over all declared columns,
 * so that a column that is not declared could not be opened any more one day: sealing for it is refused.
 *
 * @param table with its schema: {@code mailing.accounts}; its rows are named by {@code organization_id} and {@code id}
 * @param column of type {@code text}
 * @param context a name for this column that stays when tables are renamed: lower-case letters, digits, points and
 *     hyphens, different from every other column's
 */
public record SealedColumn(String table, String column, String context) {

    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern CONTEXT = Pattern.compile("[a-z][a-z0-9.-]*");

    public SealedColumn {
        if (!TABLE.matcher(table).matches()
                || !COLUMN.matcher(column).matches()
                || !CONTEXT.matcher(context).matches()) {
            throw new IllegalArgumentException(
                    "A sealed column is a schema.table, a column and a context in lower case: " + table + ", " + column
                            + ", " + context);
        }
    }

    /** What a secret in the row with this id is sealed and opened with. */
    public String context(UUID id) {
        return context + ":" + id;
    }
}
