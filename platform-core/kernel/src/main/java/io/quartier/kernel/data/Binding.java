package io.quartier.kernel.data;

import io.quartier.kernel.json.Words;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

    /**
     * For several queries sent together in autocommit, whose implicit transaction must hold until the last. Texts say
     * their type: of one that does not, as {@code stringtype=unspecified} has it, the driver asks the server once it
     * prepares the query there, and knowing then that rows may be of any size it sends a Sync before each later
     * execution. That ends the transaction and with it the organization: the query finds nothing. For the first of them,
     * the context, it would only be a round trip more.
     */
    static void bindTyped(Connection connection, PreparedStatement statement, int offset, List<Object> values)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i) instanceof Enum<?> constant ? Words.of(constant) : values.get(i);
            if (value == null) {
                // a null has no type either; better said here than found as an empty list
                throw new IllegalArgumentException("A query takes no nulls: leave the condition out, or say 'is null'");
            }
            if (value instanceof String text) {
                bindVarchar(statement, offset + i + 1, text);
            } else {
                bind(connection, statement, offset + i + 1, value);
            }
        }
    }

    /** The one way of JDBC that this driver takes for varchar whatever {@code stringtype} is. */
    @SuppressWarnings("deprecation")
    static void bindVarchar(PreparedStatement statement, int index, String text) throws SQLException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        statement.setUnicodeStream(index, new ByteArrayInputStream(utf8), utf8.length);
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
