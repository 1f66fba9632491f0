package io.quartier.kernel.secret;

import io.quartier.kernel.secret.Wrapping.Wrapped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The stored keys of all organizations, on a connection of quartier_maintenance. */
final class StoredKeys {

    /** What {@link #keys} reads; a condition follows. */
    static final String SELECT = "select organization_id, id, master_id, wrapped from platform.secret_keys";

    private StoredKeys() {}

    static List<Wrapped> keys(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                List<Wrapped> keys = new ArrayList<>();
                while (row.next()) {
                    keys.add(new Wrapped(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4)));
                }
                return keys;
            }
        }
    }

    static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
