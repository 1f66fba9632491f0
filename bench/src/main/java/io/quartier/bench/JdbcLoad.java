package io.quartier.bench;

import io.quartier.bench.Population.Organization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A recording played again by plain JDBC: a connection for each thread, statements prepared once, every column of every row read. */
final class JdbcLoad implements Load.Workers {

    /** How the organization reaches the database. */
    enum Manner {
        /** With the statements that follow it, in one round trip and one implicit transaction. */
        ONE_TRIP,
        /** On its own, first in an explicit transaction, statement after statement. */
        TRANSACTION
    }

    private static final Predicate<String> IS_UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").asMatchPredicate();

    private final List<Connection> connections;
    private final List<Organization> organizations;
    private final Recording recording;
    private final Manner manner;

    JdbcLoad(List<Connection> connections, List<Organization> organizations, Recording recording, Manner manner) {
        this.connections = connections;
        this.organizations = organizations;
        this.recording = recording;
        this.manner = manner;
    }

    @Override
    public Load.Worker open(int number) throws SQLException {
        Connection connection = connections.get(number);
        connection.setAutoCommit(manner == Manner.ONE_TRIP);
        return new Session(connection);
    }

    private final class Session implements Load.Worker {

        private final Connection connection;
        private final List<PreparedStatement> statements = new ArrayList<>();
        private int rows;

        Session(Connection connection) throws SQLException {
            this.connection = connection;
            for (String sql : texts()) {
                statements.add(connection.prepareStatement(sql));
            }
        }

        /** One text a round trip. */
        private List<String> texts() {
            List<String> texts = new ArrayList<>();
            for (Recording.Step step : recording.steps()) {
                if (manner == Manner.ONE_TRIP && !step.setsContext() && !texts.isEmpty()) {
                    texts.add(texts.remove(texts.size() - 1) + "; " + step.sql());
                } else {
                    texts.add(step.sql());
                }
            }
            return texts;
        }

        @Override
        public void request() throws SQLException {
            Organization organization =
                    organizations.get(ThreadLocalRandom.current().nextInt(organizations.size()));
            List<List<String>> values = recording.values(organization);
            int statement = -1;
            int index = 1;
            rows = 0;
            for (int step = 0; step < values.size(); step++) {
                boolean joins = manner == Manner.ONE_TRIP
                        && statement >= 0
                        && !recording.steps().get(step).setsContext();
                if (!joins) {
                    execute(statement);
                    statement++;
                    index = 1;
                }
                for (String value : values.get(step)) {
                    bind(
                            statements.get(statement),
                            index++,
                            value,
                            recording.steps().get(step));
                }
            }
            execute(statement);
            if (manner == Manner.TRANSACTION) {
                connection.commit();
            }
            if (rows <= 1 && !recording.transaction()) {
                throw new SQLException("The baseline read nothing: the organization did not reach the query");
            }
        }

        /**
         * With its type: one that is unknown, the driver asks the server for, and from then on sends a Sync before the statement.
         * That is a round trip more, and ends the implicit transaction.
         */
        @SuppressWarnings("deprecation") // says varchar whatever stringtype is
        private static void bind(PreparedStatement statement, int index, String value, Recording.Step step)
                throws SQLException {
            if (step.setsContext()) {
                byte[] text = value.getBytes(StandardCharsets.UTF_8);
                statement.setUnicodeStream(index, new ByteArrayInputStream(text), text.length);
            } else if (value != null && IS_UUID.test(value)) {
                statement.setObject(index, UUID.fromString(value));
            } else {
                statement.setString(index, value);
            }
        }

        private void execute(int number) throws SQLException {
            if (number < 0) {
                return;
            }
            PreparedStatement statement = statements.get(number);
            boolean result = statement.execute();
            while (result || statement.getUpdateCount() >= 0) {
                if (result) {
                    read(statement.getResultSet());
                }
                result = statement.getMoreResults();
            }
        }

        private void read(ResultSet result) throws SQLException {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                rows++;
                for (int column = 1; column <= columns; column++) {
                    result.getObject(column);
                }
            }
        }

        @Override
        public void close() throws SQLException {
            // the driver keeps them prepared for the next time
            for (PreparedStatement statement : statements) {
                statement.close();
            }
            connection.setAutoCommit(true);
        }
    }
}
