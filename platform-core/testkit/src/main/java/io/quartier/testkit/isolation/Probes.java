package io.quartier.testkit.isolation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Single statements and what they tell. */
final class Probes {

    /** What PostgreSQL says where a policy or a missing privilege refuses a row. */
    static final String REFUSED = "42501";

    private Probes() {}

    /** Something that PostgreSQL may refuse. */
    interface Attempt {
        Object run() throws SQLException;
    }

    /** The SQLState of the refusal, {@code none} where there is none. */
    static String stateOf(Attempt attempt) {
        try {
            attempt.run();
            return "none";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    static long count(Connection connection, SampleTable table, String condition) throws SQLException {
        return number(connection, "select count(*) from " + table.fullName() + " where " + condition);
    }

    /** Runs the statement and answers how many rows it touched. */
    static long execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
