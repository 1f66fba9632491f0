package io.quartier.testkit;

import io.quartier.contract.data.Reads;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.tenancy.TransactionContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The platform's own roads to the database, on the connection of a test. There are two, and they bind values
 * differently, so each query is tested on the one that it takes on the server.
 *
 * <ul>
 *   <li>Commands work in a transaction: {@link #on}.
 *   <li>What answers a {@code GET} reads outside one, organization and query in one round trip, texts bound as
 *       {@code varchar} and nulls refused: {@link #alone}, or {@link PluginDatabase#reads}.
 * </ul>
 *
 * <pre>{@code
 * database.in(organization, connection -> Sql.on(connection).update(Statement.of("update …", …)));
 * database.reads(organization).page(filter.select(), new Paging(), LeaseView::of);
 * }</pre>
 */
public final class Sql {

    private Sql() {}

    /** {@code Reads} and {@code Writes} in the transaction of the connection, which stays open. */
    public static Database on(Connection connection) {
        return new Database(new OneConnection(connection), new TestsOwnTransaction());
    }

    /** {@code Reads} outside a transaction, for the organization, on a connection in autocommit, which stays open. */
    public static Reads alone(Connection connection, UUID organization) {
        return new LoneReads(new Database(new OneConnection(connection), new NoTransaction()), organization);
    }

    /** Hands out the one connection, and does not let go of it. */
    private static final class OneConnection extends Sources {
        private final Connection kept;

        OneConnection(Connection connection) {
            kept = (Connection) Proxy.newProxyInstance(
                    Sql.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public DataSource app() {
            return new PGSimpleDataSource() {
                @Override
                public Connection getConnection() {
                    return kept;
                }
            };
        }

        @Override
        public DataSource reads() {
            return app();
        }
    }

    /** The test began it and bound it. */
    private static final class TestsOwnTransaction extends TransactionContext {
        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public void bind() {
            // bound already
        }
    }

    private static final class NoTransaction extends TransactionContext {
        @Override
        public boolean isActive() {
            return false;
        }
    }
}
