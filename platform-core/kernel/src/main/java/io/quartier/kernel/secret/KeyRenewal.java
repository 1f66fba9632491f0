package io.quartier.kernel.secret;

import io.quartier.contract.secret.SealedColumn;
import io.quartier.kernel.secret.Wrapping.Wrapped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Renews keys while others seal and open, as quartier_maintenance, in small transactions that can end anywhere: what is
 * left to do is always seen from the tables. Several nodes at once share the work.
 *
 * <ol>
 *   <li>What an older master key wraps is wrapped by today's.
 *   <li>A key that is too old is retired and gets a successor, which seals from then on.
 *   <li>What retired keys sealed is sealed anew, in every declared column.
 *   <li>A retired key that nothing is sealed with any more is destroyed.
 * </ol>
 */
public final class KeyRenewal {

    private static final int BATCH = 100;

    private final DataSource maintenance;
    private final MasterKey master;
    private final Wrapping wrapping;
    private final List<SealedColumn> declared;
    private final KeyLimits limits;

    /** @param declared every column that holds sealed values; those whose table is not there yet are passed over */
    public KeyRenewal(DataSource maintenance, MasterKey master, List<SealedColumn> declared, KeyLimits limits) {
        this.maintenance = maintenance;
        this.master = master;
        this.wrapping = new Wrapping(master);
        this.declared = declared;
        this.limits = limits;
    }

    /** How much was done in one go. */
    public record Done(int wrapped, int retired, int sealed, int destroyed) {}

    /** Goes on until nothing is left to do that can be done now. */
    public Done run() throws SQLException {
        int wrapped = all(this::wrapAgain);
        int retired = all(this::retire);
        int sealed = 0;
        int destroyed = 0;
        for (Wrapped key : retired()) {
            for (SealedColumn column : present()) {
                sealed += all(connection -> sealAgain(connection, key, column));
            }
            destroyed += once(connection -> destroy(connection, key));
        }
        return new Done(wrapped, retired, sealed, destroyed);
    }

    private interface Batch {
        int on(Connection connection) throws SQLException;
    }

    private int all(Batch batch) throws SQLException {
        int all = 0;
        int rows;
        do {
            rows = once(batch);
            all += rows;
        } while (rows == BATCH);
        return all;
    }

    private int once(Batch batch) throws SQLException {
        try (Connection connection = maintenance.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int rows = batch.on(connection);
                connection.commit();
                return rows;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private int wrapAgain(Connection connection) throws SQLException {
        List<Wrapped> old = StoredKeys.keys(
                connection,
                StoredKeys.SELECT + " where master_id <> ? order by organization_id, id limit " + BATCH
                        + " for update skip locked",
                master.id());
        for (Wrapped key : old) {
            Wrapped anew = wrapping.again(key);
            StoredKeys.update(
                    connection,
                    "update platform.secret_keys set master_id = ?, wrapped = ? where organization_id = ? and id = ?",
                    anew.masterId(),
                    anew.text(),
                    anew.organization(),
                    anew.id());
        }
        return old.size();
    }

    private int retire(Connection connection) throws SQLException {
        Instant now = Instant.now();
        List<Wrapped> old = StoredKeys.keys(
                connection,
                StoredKeys.SELECT + " where retired_at is null and created_at < ?"
                        + " order by organization_id, id limit " + BATCH + " for update skip locked",
                Timestamp.from(limits.oldest(now)));
        for (Wrapped key : old) {
            Wrapped successor = wrapping.make(key.organization());
            StoredKeys.update(
                    connection,
                    "insert into platform.secret_keys (organization_id, id, master_id, wrapped, created_at) values (?,"
                            + " ?, ?, ?, ?)",
                    successor.organization(),
                    successor.id(),
                    successor.masterId(),
                    successor.text(),
                    Timestamp.from(now));
            StoredKeys.update(
                    connection,
                    "update platform.secret_keys set retired_at = ? where organization_id = ? and id = ?",
                    Timestamp.from(now),
                    key.organization(),
                    key.id());
        }
        return old.size();
    }

    private List<Wrapped> retired() throws SQLException {
        try (Connection connection = maintenance.getConnection()) {
            return StoredKeys.keys(
                    connection, StoredKeys.SELECT + " where retired_at is not null order by organization_id, id");
        }
    }

    private int sealAgain(Connection connection, Wrapped old, SealedColumn column) throws SQLException {
        DataKey from = wrapping.open(old);
        DataKey to = wrapping.open(newest(connection, old.organization()));
        List<UUID> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, %1$s from %2$s where organization_id = ? and %1$s like ? limit %3$d for update skip locked"
                        .formatted(column.column(), column.table(), BATCH))) {
            StoredKeys.bind(statement, old.organization(), SealedText.startOf(old.id()) + "%");
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                    texts.add(row.getString(2));
                }
            }
        }
        for (int i = 0; i < ids.size(); i++) {
            String context = column.context(ids.get(i));
            StoredKeys.update(
                    connection,
                    "update %2$s set %1$s = ? where organization_id = ? and id = ?"
                            .formatted(column.column(), column.table()),
                    to.seal(context, from.open(context, SealedText.parse(texts.get(i)))),
                    old.organization(),
                    ids.get(i));
        }
        return ids.size();
    }

    /** Nobody seals with it any more once we have its lock: who did has committed, and is seen by the look that follows. */
    private int destroy(Connection connection, Wrapped key) throws SQLException {
        if (StoredKeys.keys(
                        connection,
                        StoredKeys.SELECT + " where organization_id = ? and id = ? and retired_at < ? for update",
                        key.organization(),
                        key.id(),
                        Timestamp.from(Instant.now().minus(limits.kept())))
                .isEmpty()) {
            return 0;
        }
        for (SealedColumn column : present()) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select exists (select from %2$s where organization_id = ? and %1$s like ?)"
                            .formatted(column.column(), column.table()))) {
                StoredKeys.bind(statement, key.organization(), SealedText.startOf(key.id()) + "%");
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        return 0;
                    }
                }
            }
        }
        StoredKeys.update(
                connection,
                "delete from platform.secret_keys where organization_id = ? and id = ?",
                key.organization(),
                key.id());
        return 1;
    }

    private Wrapped newest(Connection connection, UUID organization) throws SQLException {
        List<Wrapped> newest = StoredKeys.keys(
                connection,
                StoredKeys.SELECT + " where organization_id = ? and retired_at is null"
                        + " order by id desc limit 1 for share",
                organization);
        if (newest.isEmpty()) {
            throw new SQLException("The key of organization " + organization + " is being renewed", "40001");
        }
        return newest.get(0);
    }

    private List<SealedColumn> present() throws SQLException {
        List<SealedColumn> present = new ArrayList<>();
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            for (SealedColumn column : declared) {
                StoredKeys.bind(statement, column.table());
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        present.add(column);
                    }
                }
            }
        }
        return present;
    }
}
