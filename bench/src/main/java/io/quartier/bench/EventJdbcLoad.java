package io.quartier.bench;

import io.quartier.bench.Population.Organization;
import io.quartier.contract.data.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The rows that events write in the least number of statements, by plain JDBC: the facts and what an outbox would hold of them in one
 * transaction, their effects in another. No log, no deliveries, no order: nobody could do with less.
 */
final class EventJdbcLoad implements Load.Workers {

    private static final int AGGREGATES = 50;
    private static final String TITLE = "Bright flat near the park, viewed today";

    private final List<Connection> connections;
    private final List<Organization> organizations;
    private final int events;

    /** @param events of each transaction */
    EventJdbcLoad(List<Connection> connections, List<Organization> organizations, int events) {
        this.connections = connections;
        this.organizations = organizations;
        this.events = events;
    }

    @Override
    public Load.Worker open(int number) throws SQLException {
        Connection connection = connections.get(number);
        connection.setAutoCommit(false);
        return new Session(connection);
    }

    private final class Session implements Load.Worker {

        private final Connection connection;
        private final PreparedStatement context;
        private final PreparedStatement fact;
        private final PreparedStatement told;
        private final PreparedStatement effect;

        Session(Connection connection) throws SQLException {
            this.connection = connection;
            context = connection.prepareStatement("select set_config('app.organization_id', ?, true)");
            fact = connection.prepareStatement(
                    "insert into benchevents.facts (organization_id, id, aggregate, title) values (?, ?, ?, ?)");
            told = connection.prepareStatement(
                    "insert into benchevents.told (organization_id, id, type, aggregate, payload, at)"
                            + " values (?, ?, 'fact.stored', ?, ?::jsonb, ?)");
            effect = connection.prepareStatement(
                    "insert into benchevents.effects (organization_id, id, aggregate) values (?, ?, ?)");
        }

        @Override
        public void request() throws SQLException {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            UUID organization = UUID.fromString(
                    organizations.get(random.nextInt(organizations.size())).id());
            bind(organization);
            for (int i = 0; i < events; i++) {
                UUID id = Ids.next();
                UUID aggregate = new UUID(organization.getMostSignificantBits(), random.nextInt(AGGREGATES));
                set(fact, organization, id, aggregate, TITLE);
                String payload = "{\"fact\": \"" + id + "\", \"aggregate\": \"" + aggregate + "\", \"title\": \""
                        + TITLE + "\"}";
                set(told, organization, id, aggregate, payload, Timestamp.from(Instant.now()));
                set(effect, organization, id, aggregate);
            }
            fact.executeBatch();
            told.executeBatch();
            connection.commit();
            bind(organization);
            effect.executeBatch();
            connection.commit();
        }

        private void bind(UUID organization) throws SQLException {
            context.setString(1, organization.toString());
            context.execute();
        }

        private static void set(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.addBatch();
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement statement : List.of(context, fact, told, effect)) {
                statement.close();
            }
            connection.setAutoCommit(true);
        }
    }
}
