package io.quartier.testkit;

import io.quartier.contract.data.Reads;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** One physical connection, used like one of a pool: a transaction for this organization, then one for that. */
public final class Session implements AutoCloseable {

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Something done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Work in a transaction of the organization; committed, or rolled back where the work throws. */
    public <T> T in(UUID organization, Work<T> work) throws SQLException {
        return in(organization, null, work);
    }

    /** Work in a transaction of the organization and the user, either of which may be null. */
    public <T> T in(UUID organization, UUID user, Work<T> work) throws SQLException {
        return transaction(c -> {
            bind(c, organization, user);
            return work.on(c);
        });
    }

    /** Queries of the organization outside a transaction, as the server's {@code GET}s send them. */
    public Reads reads(UUID organization) {
        return Sql.alone(connection, organization);
    }

    /** Work in a transaction that nobody bound to anybody. */
    public <T> T withoutContext(Work<T> work) throws SQLException {
        return transaction(work);
    }

    /** What the work answers, with all that it changed taken back. */
    public <T> T tryOut(UUID organization, Work<T> work) throws SQLException {
        return transaction(c -> {
            bind(c, organization, null);
            try {
                return work.on(c);
            } finally {
                c.rollback();
            }
        });
    }

    /** Sets the context as the platform does, for the transaction alone. */
    static void bind(Connection connection, UUID organization, UUID user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('app.organization_id', ?, true), set_config('app.user_id', ?, true)")) {
            statement.setString(1, Objects.toString(organization, ""));
            statement.setString(2, Objects.toString(user, ""));
            statement.execute();
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T answer = work.on(connection);
            connection.commit();
            done = true;
            return answer;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
