package io.quartier.kernel.notification.delivery;

import io.prometheus.metrics.core.metrics.Counter;
import io.quartier.contract.notification.Channel;
import io.quartier.kernel.json.Words;
import io.quartier.kernel.metric.Metrics;

/** What became of messages, by channel. */
public final class DeliveryMetrics {

    private static final Counter OUTCOMES = Counter.builder()
            .name("quartier_notifications_total")
            .help("Messages to people by channel and what became of them on this node; queued means tried in vain")
            .labelNames("channel", "outcome")
            .register(Metrics.REGISTRY);

    private DeliveryMetrics() {}

    /** One more. */
    public static void count(Channel channel, State state) {
        OUTCOMES.labelValues(Words.of(channel), Words.of(state)).inc();
    }
}
