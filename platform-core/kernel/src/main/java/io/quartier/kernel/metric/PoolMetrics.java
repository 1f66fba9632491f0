package io.quartier.kernel.metric;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The application's connection pool, alike on every server: its size, how many wait for a connection and how long, and
 * what PostgreSQL says the connections from this host are doing. The servers' own counters would need their monitoring
 * switched on, which costs more than all of this.
 */
public final class PoolMetrics {

    private static final DistributionDataPoint ACQUIRED = Histogram.builder()
            .name("quartier_db_acquire_seconds")
            .help("Time until the pool gave a connection for a read or a transaction")
            .classicOnly()
            .classicUpperBounds(0.0001, 0.001, 0.01, 0.1, 1, 10)
            .register(Metrics.REGISTRY);

    private static final LongAdder WAITING = new LongAdder();

    private static final AtomicBoolean WATCHING = new AtomicBoolean();

    private PoolMetrics() {}

    /** A connection of the pool; the wait for it is measured. */
    public static Connection connection(DataSource pool) throws SQLException {
        long start = System.nanoTime();
        WAITING.increment();
        try {
            return pool.getConnection();
        } finally {
            WAITING.decrement();
            // a wait in vain is the longest of all
            ACQUIRED.observe((System.nanoTime() - start) * 1e-9);
        }
    }

    /**
     * Shows the pool among the metrics.
     *
     * @param size how many connections it has at most
     * @param connections by what they are doing, as somebody saw them a moment ago: reading the metrics asks nobody
     */
    public static void watch(int size, Supplier<Map<String, Long>> connections) {
        if (!WATCHING.compareAndSet(false, true)) {
            return;
        }
        Gauge.builder()
                .name("quartier_db_pool_size")
                .help("Connections that the application's pool holds at most")
                .register(Metrics.REGISTRY)
                .set(size);
        GaugeWithCallback.builder()
                .name("quartier_db_waiting")
                .help("Callers that are being given a connection: more than a moment only when all are in use")
                .callback(gauge -> gauge.call(WAITING.sum()))
                .register(Metrics.REGISTRY);
        GaugeWithCallback.builder()
                .name("quartier_db_connections")
                .help("Connections of the application's role from this host, by what they are doing")
                .labelNames("state")
                .callback(gauge -> connections.get().forEach((state, count) -> gauge.call(count, state)))
                .register(Metrics.REGISTRY);
    }
}
