package io.quartier.testkit;

import io.quartier.kernel.data.Database;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.tenancy.TransactionContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The platform's own road to the database, on the connection and in the transaction of a test: what a plugin's queries
 * and writes run through on the server.
 *
 * <pre>{@code
 * database.in(organization, connection -> Sql.on(connection).page(filter.select(), new Paging(), LeaseView::of));
 * }</pre>
 */
public final class Sql {

    private Sql() {}

    /** {@code Reads} and {@code Writes} on the connection, which stays open. */
    public static Database on(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
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
        return new Database(new OneConnection(kept), new TestsOwnTransaction());
    }

    /** Hands out the one connection. */
    private static final class OneConnection extends Sources {
        private final Connection connection;

        OneConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public DataSource app() {
            return new PGSimpleDataSource() {
                @Override
                public Connection getConnection() {
                    return connection;
                }
            };
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
}
