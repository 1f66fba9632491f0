package it.quartier.event;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the subscribers of the probe have heard, read past the platform from the database. */
final class Ledger {

    private Ledger() {}

    /** The numbers of a counter's facts, as often and in the order as the subscriber took them in. */
    static List<Long> numbers(String subscriber, UUID counter) {
        return longs(
                "select number from probe.heard where subscriber = ? and counter = ?::uuid order by id",
                subscriber,
                counter.toString());
    }

    /** The one number that the query answers. */
    static long count(String sql, String... values) {
        return longs(sql, values).get(0);
    }

    static String organization(Client agency) {
        return agency.organization().getString("id");
    }

    static void execute(String sql, String... values) {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<Long> longs(String sql, String... values) {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }
}
