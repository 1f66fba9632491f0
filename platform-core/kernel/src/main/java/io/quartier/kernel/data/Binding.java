package io.quartier.kernel.data;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Puts Java values into prepared statements. */
final class Binding {

    private Binding() {}

    /** With the connection in hand: a statement from Payara's cache names the closed one that it was made on. */
    static void bind(Connection connection, PreparedStatement statement, int offset, List<Object> values)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(connection, statement, offset + i + 1, values.get(i));
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, Words.of(constant));
        } else if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Timestamp) {
            throw new IllegalArgumentException(
                    "Bind an Instant, not a Timestamp: that depends on the node's time zone");
        } else if (value instanceof Collection<?> many) {
            statement.setArray(index, array(connection, many));
        } else {
            statement.setObject(index, value);
        }
    }

    private static Array array(Connection connection, Collection<?> many) throws SQLException {
        Object first = many.isEmpty() ? "" : many.iterator().next();
        if (first instanceof UUID) {
            return connection.createArrayOf("uuid", many.toArray());
        }
        if (first instanceof Long || first instanceof Integer) {
            return connection.createArrayOf("bigint", many.toArray());
        }
        return connection.createArrayOf(
                "text",
                many.stream()
                        .map(v -> v instanceof Enum<?> constant ? Words.of(constant) : String.valueOf(v))
                        .toArray());
    }
}
