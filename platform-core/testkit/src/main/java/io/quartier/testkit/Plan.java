package io.quartier.testkit;

import io.quartier.contract.data.Statement;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How PostgreSQL ran a query: {@code EXPLAIN (ANALYZE, BUFFERS)}. Ask the role that will run it, with row-level security
 * in place, after {@code ANALYZE}, on a table of realistic size.
 *
 * @param text as PostgreSQL prints it
 */
public record Plan(String text) {

    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared((?: \\w+=\\d+)+)");
    private static final Pattern TOUCHED = Pattern.compile(" (?:hit|read)=(\\d+)");
    private static final Pattern FILTERED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)");

    /** Runs the statement on the connection, in its transaction and context. */
    public static Plan of(Connection connection, Statement statement) throws SQLException {
        try (PreparedStatement explain =
                connection.prepareStatement("explain (analyze, buffers, costs off, timing off) " + statement.sql())) {
            for (int i = 0; i < statement.values().size(); i++) {
                Object value = statement.values().get(i);
                explain.setObject(i + 1, value instanceof Collection<?> many ? array(connection, many) : value);
            }
            try (ResultSet row = explain.executeQuery()) {
                StringBuilder text = new StringBuilder();
                while (row.next()) {
                    text.append(row.getString(1)).append('\n');
                }
                return new Plan(text.toString());
            }
        }
    }

    private static Array array(Connection connection, Collection<?> many) throws SQLException {
        boolean ids = !many.isEmpty() && many.iterator().next() instanceof UUID;
        return connection.createArrayOf(ids ? "uuid" : "text", many.toArray());
    }

    /** Pages of 8 KB that the query touched, in memory or on disk; planning does not count. */
    public int buffers() {
        Matcher root = BUFFERS.matcher(text.split("\nPlanning:", 2)[0]);
        if (!root.find()) {
            return 0;
        }
        return TOUCHED.matcher(root.group(1))
                .results()
                .mapToInt(r -> Integer.parseInt(r.group(1)))
                .sum();
    }

    /** Rows that were read only to be thrown away: what an index that fits would not have read. */
    public int rowsThrownAway() {
        return FILTERED.matcher(text)
                .results()
                .mapToInt(r -> Integer.parseInt(r.group(1)))
                .sum();
    }

    /** Whether the index took part. */
    public boolean uses(String index) {
        return Pattern.compile("\\b" + Pattern.quote(index) + "\\b")
                .matcher(text)
                .find();
    }

    @Override
    public String toString() {
        return text;
    }
}
