package io.quartier.kernel.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import javax.sql.DataSource;

/** Who takes in which events, kept in the database: the sequencer of any node must know the subscribers of all. */
final class Subscriptions {

    private static final String KNOWN = """
            insert into platform.subscriptions as known (subscriber, type, seen_at) select ?, unnest(?::text[]), now()
            on conflict (subscriber, type) do update set seen_at = excluded.seen_at
            where known.seen_at < now() - interval '5 minutes'""";

    /** Another node may hold another release: only what no node has wanted for a day is wanted no more. */
    private static final String GONE = "delete from platform.subscriptions where seen_at < now() - interval '1 day'";

    /** Nobody will ever take these; they stay visible, and are forgotten with their events. */
    private static final String ORPHANED = """
            update platform.deliveries d set dead_at = now(), taken_by = null, error = 'subscriber is gone'
            where dead_at is null and not exists (select from platform.subscriptions s where s.subscriber = d.subscriber)""";

    private Subscriptions() {}

    /** Notes that these subscribers are there. */
    static void note(DataSource maintenance, Collection<Recipient> here) throws SQLException {
        try (Connection connection = maintenance.getConnection()) {
            for (Recipient recipient : here) {
                run(connection, KNOWN, recipient);
            }
        }
    }

    /** Forgets those that are not there any more. */
    static void forgetGone(DataSource maintenance) throws SQLException {
        try (Connection connection = maintenance.getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(GONE) > 0) {
                statement.executeUpdate(ORPHANED);
            }
        }
    }

    private static void run(Connection connection, String sql, Recipient recipient) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, recipient.id());
            statement.setArray(
                    2, connection.createArrayOf("text", recipient.types().toArray()));
            statement.executeUpdate();
        }
    }
}
