package io.quartier.kernel.realtime;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.quartier.kernel.metric.Metrics;
import java.util.Locale;

/** What is counted of sockets and event streams. */
final class RealtimeMetrics {

    private static final Gauge CONNECTIONS = Gauge.builder()
            .name("quartier_realtime_connections")
            .help("Clients that follow a channel now")
            .labelNames("channel", "kind")
            .register(Metrics.REGISTRY);

    private static final Counter TOLD = Counter.builder()
            .name("quartier_realtime_messages_sent")
            .help("Messages handed to clients, each as often as there were clients")
            .labelNames("channel")
            .register(Metrics.REGISTRY);

    private static final Counter CLOSED = Counter.builder()
            .name("quartier_realtime_closed")
            .help("Connections that this node closed, by reason: too_slow are the slow ones")
            .labelNames("reason")
            .register(Metrics.REGISTRY);

    private RealtimeMetrics() {}

    static void joined(Client client) {
        CONNECTIONS.labelValues(client.channel().name(), client.wire().kind()).inc();
    }

    static void left(Client client) {
        CONNECTIONS.labelValues(client.channel().name(), client.wire().kind()).dec();
    }

    static void told(String channel, int clients) {
        TOLD.labelValues(channel).inc(clients);
    }

    static void closed(Ending ending) {
        CLOSED.labelValues(ending.name().toLowerCase(Locale.ROOT)).inc();
    }
}
