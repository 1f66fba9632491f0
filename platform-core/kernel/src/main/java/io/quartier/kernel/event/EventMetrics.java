package io.quartier.kernel.event;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.quartier.kernel.metric.Metrics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/** How many events are on their way, and how it goes. */
final class EventMetrics {

    /** More are not counted: an alarm has been raised long before. */
    private static final int COUNTED = 100_000;

    private static final String WAITING = """
            select (select count(*) from (select from platform.outbox where due_at <= now() limit %1$d) o) as unsequenced,
                   (select count(*) from (select from platform.deliveries where dead_at is null limit %1$d) d) as undelivered,
                   (select count(*) from (select from platform.deliveries where dead_at is not null limit %1$d) d) as dead""".formatted(COUNTED);

    private static final Gauge BACKLOG = Gauge.builder()
            .name("quartier_events_waiting")
            .help(
                    "Events of all organizations on their way: unsequenced, undelivered (one for each subscriber), dead; counted to 100,000")
            .labelNames("state")
            .register(Metrics.REGISTRY);

    private static final Counter HANDLED = Counter.builder()
            .name("quartier_events_handled")
            .help("Deliveries by subscriber and outcome: done, failed (tried again), dead")
            .labelNames("subscriber", "outcome")
            .register(Metrics.REGISTRY);

    private static final Histogram DELAY = Histogram.builder()
            .name("quartier_events_delay_seconds")
            .help("From the publishing of an event to its having been taken in")
            .classicOnly()
            .classicUpperBounds(0.01, 0.05, 0.25, 1, 5, 30, 300, 3600)
            .register(Metrics.REGISTRY);

    private EventMetrics() {}

    static void done(Delivery delivery) {
        HANDLED.labelValues(delivery.subscriber(), "done").inc();
        DELAY.observe(Duration.between(delivery.event().at(), Instant.now()).toMillis() / 1000.0);
    }

    static void failed(Delivery delivery, boolean dead) {
        HANDLED.labelValues(delivery.subscriber(), dead ? "dead" : "failed").inc();
    }

    /** Looks once. */
    static void look(DataSource maintenance) throws SQLException {
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(WAITING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            for (String state : new String[] {"unsequenced", "undelivered", "dead"}) {
                BACKLOG.labelValues(state).set(row.getLong(state));
            }
        }
    }
}
