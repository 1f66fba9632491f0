package it.quartier.faults;

import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * What became of the facts, read from the tables of the probe alone: what its transactions stored, and what its subscribers
 * wrote down each time they heard something.
 *
 * @param facts that were committed
 * @param missed deliveries of those that never had an effect
 * @param repeated that had one more than once
 * @param invented heard of something that was rolled back
 * @param disordered heard after a later one of the same counter
 */
record Verdict(long facts, long missed, long repeated, long invented, long disordered) {

    private static final String SUBSCRIBERS = "(values ('probe.ledger'), ('probe.tally')) s (id)";

    static Verdict of(Database database) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement()) {
            return new Verdict(
                    number(statement, "select count(*) from probe.facts"),
                    number(
                            statement,
                            "select count(*) from probe.facts f cross join " + SUBSCRIBERS
                                    + " where not exists (select from probe.heard h where h.fact = f.id and h.subscriber = s.id)"),
                    number(
                            statement,
                            "select count(*) from (select from probe.heard group by fact, subscriber having count(*) > 1) twice"),
                    number(
                            statement,
                            "select count(*) from probe.heard h where not exists (select from probe.facts f where f.id = h.fact)"),
                    number(
                            statement,
                            "select count(*) from (select number, lag(number) over"
                                    + " (partition by subscriber, counter order by id) as before from probe.heard) h"
                                    + " where before >= number"));
        }
    }

    /** How much is still on its way. */
    static long open(Database database) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement()) {
            return number(
                    statement,
                    "select (select count(*) from platform.outbox) + (select count(*) from platform.deliveries where dead_at is null)");
        }
    }

    static Set<String> factIds(Database database) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = database.connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from probe.facts")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    static long dead(Database database) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement()) {
            return number(statement, "select count(*) from platform.deliveries where dead_at is not null");
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
