package io.quartier.kernel.secret;

import io.quartier.contract.secret.SealedColumn;
import io.quartier.kernel.secret.Wrapping.Wrapped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the master key of this node opens what is stored, looked at before anybody is served. */
public final class KeyCheck {

    private KeyCheck() {}

    /**
     * Sentences that say what is wrong.
     *
     * @param connection of quartier_maintenance
     * @param declared columns that hold sealed values, of plugins that are active
     * @throws io.quartier.kernel.plugin.StartRefused where there is no master key at all
     */
    public static List<String> faults(Connection connection, MasterKey master, List<SealedColumn> declared)
            throws SQLException {
        List<String> faults = new ArrayList<>();
        String current = master.id();
        Wrapping wrapping = new Wrapping(master);
        // one key of each master key: with the wrong one none opens
        for (Wrapped key : samples(connection)) {
            if (master.of(key.masterId()).isEmpty()) {
                faults.add(
                        "Secrets are stored under the master key '%s', and this node has only '%s' and what stands below it: put the line of '%s' back into the master key file, below the first."
                                .formatted(key.masterId(), current, key.masterId()));
                continue;
            }
            try {
                wrapping.open(key);
            } catch (IllegalStateException e) {
                faults.add(
                        "The master key '%s' of this node does not open what was stored under that name: it is another key. Bring the right one; the secrets cannot be had without it."
                                .formatted(key.masterId()));
            }
        }
        Set<String> contexts = new HashSet<>();
        for (SealedColumn column : declared) {
            if (!isThere(connection, column)) {
                faults.add("The sealed column %s.%s is not in the database: correct sealedColumns() of its plugin."
                        .formatted(column.table(), column.column()));
            }
            if (!contexts.add(column.context())) {
                faults.add("Two sealed columns have the context '%s': give each its own in sealedColumns()."
                        .formatted(column.context()));
            }
        }
        return faults;
    }

    private static List<Wrapped> samples(Connection connection) throws SQLException {
        return StoredKeys.keys(
                connection,
                "select distinct on (master_id) organization_id, id, master_id, wrapped from platform.secret_keys"
                        + " order by master_id");
    }

    private static boolean isThere(Connection connection, SealedColumn column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select exists (select from pg_attribute where attrelid = to_regclass(?) and attname = ? and attnum >"
                        + " 0 and not attisdropped)")) {
            statement.setString(1, column.table());
            statement.setString(2, column.column());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
