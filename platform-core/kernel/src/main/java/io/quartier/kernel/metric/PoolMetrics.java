package io.quartier.kernel.metric;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback.Callback;
import io.prometheus.metrics.core.metrics.Histogram;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The application's connection pool, alike on every server: how long a connection is waited for, and what PostgreSQL
 * says the connections from this host are doing.
 */
public final class PoolMetrics {

    private static final Logger LOG = System.getLogger(PoolMetrics.class.getName());

    private static final String CONNECTIONS = "select coalesce(state, 'unknown'), count(*) from pg_stat_activity "
            + "where usename = current_user and client_addr is not distinct from inet_client_addr() group by 1";

    private static final DistributionDataPoint ACQUIRED = Histogram.builder()
            .name("quartier_db_acquire_seconds")
            .help("Time until the pool gave a connection for a read or a transaction")
            .classicOnly()
            .classicUpperBounds(0.0001, 0.001, 0.01, 0.1, 1, 10)
            .register(Metrics.REGISTRY);

    private static final AtomicBoolean WATCHING = new AtomicBoolean();

    private PoolMetrics() {}

    /** A connection of the pool; the wait for it is measured. */
    public static Connection connection(DataSource pool) throws SQLException {
        long start = System.nanoTime();
        Connection connection = pool.getConnection();
        ACQUIRED.observe((System.nanoTime() - start) * 1e-9);
        return connection;
    }

    /** Counts the pool's connections whenever the metrics are read. */
    public static void watch(DataSource pool) {
        if (WATCHING.compareAndSet(false, true)) {
            GaugeWithCallback.builder()
                    .name("quartier_db_connections")
                    .help("Connections of the application's role from this host, by what they are doing")
                    .labelNames("state")
                    .callback(gauge -> count(pool, gauge))
                    .register(Metrics.REGISTRY);
        }
    }

    private static void count(DataSource pool, Callback gauge) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(CONNECTIONS);
                ResultSet states = statement.executeQuery()) {
            while (states.next()) {
                gauge.call(states.getLong(2), states.getString(1));
            }
        } catch (SQLException e) {
            // the other metrics are wanted most when the database is away
            LOG.log(Level.DEBUG, "Connections cannot be counted: {0}", e.getMessage());
        }
    }
}
