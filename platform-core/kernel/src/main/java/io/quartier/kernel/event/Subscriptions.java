package io.quartier.kernel.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Who takes in which events, kept in the database: the sequencer of any node must know the subscribers of all. */
final class Subscriptions {

    private static final String KNOWN = """
            insert into platform.subscriptions (subscriber, type) select ?, unnest(?::text[]) on conflict do nothing""";

    private static final String WANTED_NO_MORE =
            "delete from platform.subscriptions where subscriber = ? and type <> all (?::text[])";

    private static final String GONE = "delete from platform.subscriptions where subscriber <> all (?::text[])";

    /** Nobody will ever take these; they stay visible, and are forgotten with their events. */
    private static final String ORPHANED = """
            update platform.deliveries set dead_at = now(), taken_by = null, error = 'subscriber is gone'
            where subscriber <> all (?::text[]) and dead_at is null""";

    private Subscriptions() {}

    /**
     * Notes who is there now.
     *
     * @param here the subscribers of this node
     * @param declared ids of all subscribers that the EAR has, on whatever node they run
     */
    static void note(DataSource maintenance, Collection<Recipient> here, Set<String> declared) throws SQLException {
        try (Connection connection = maintenance.getConnection()) {
            for (Recipient recipient : here) {
                run(connection, KNOWN, recipient.id(), List.copyOf(recipient.types()));
                run(connection, WANTED_NO_MORE, recipient.id(), List.copyOf(recipient.types()));
            }
            run(connection, GONE, null, List.copyOf(declared));
            run(connection, ORPHANED, null, List.copyOf(declared));
        }
    }

    private static void run(Connection connection, String sql, String subscriber, List<String> names)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            if (subscriber != null) {
                statement.setString(index++, subscriber);
            }
            statement.setArray(index, connection.createArrayOf("text", names.toArray()));
            statement.executeUpdate();
        }
    }
}
