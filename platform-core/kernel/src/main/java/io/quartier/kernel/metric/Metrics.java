package io.quartier.kernel.metric;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What this node counts and measures, read at {@code /metrics}. */
public final class Metrics {

    /** Register a metric here once, in a static field, and update it where things happen. */
    public static final PrometheusRegistry REGISTRY = new PrometheusRegistry();

    private Metrics() {}
}
