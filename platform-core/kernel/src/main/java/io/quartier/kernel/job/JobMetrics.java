package io.quartier.kernel.job;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.quartier.kernel.metric.Metrics;
import java.time.Duration;
import java.util.Map;

/** Jobs among the metrics. */
final class JobMetrics {

    private static final Counter ATTEMPTS = Counter.builder()
            .name("quartier_job_attempts_total")
            .help(
                    "Attempts of jobs on this node, by what became of them: succeeded, retried, failed, skipped, handed-back")
            .labelNames("job", "outcome")
            .register(Metrics.REGISTRY);

    private static final Histogram SECONDS = Histogram.builder()
            .name("quartier_job_seconds")
            .help("How long attempts of jobs took on this node")
            .labelNames("job")
            .classicOnly()
            .classicUpperBounds(0.1, 1, 10, 60, 600, 3600)
            .register(Metrics.REGISTRY);

    private static volatile Map<String, Queue> queues = Map.of();

    static {
        GaugeWithCallback.builder()
                .name("quartier_job_queue")
                .help("Work that is due and that no node has taken up, on the whole platform")
                .labelNames("job")
                .callback(gauge -> queues.forEach((job, queue) -> gauge.call(queue.length(), job)))
                .register(Metrics.REGISTRY);
        GaugeWithCallback.builder()
                .name("quartier_job_lag_seconds")
                .help("For how long the oldest of it has been due")
                .labelNames("job")
                .callback(gauge -> queues.forEach((job, queue) -> gauge.call(queue.lag(), job)))
                .register(Metrics.REGISTRY);
    }

    private JobMetrics() {}

    /** What is due of one job. */
    record Queue(long length, double lag) {}

    static void attempt(String job, String outcome, Duration time) {
        ATTEMPTS.labelValues(job, outcome).inc();
        SECONDS.labelValues(job).observe(time.toMillis() / 1000.0);
    }

    static void skipped(String job) {
        ATTEMPTS.labelValues(job, "skipped").inc();
    }

    static void queues(Map<String, Queue> now) {
        queues = now;
    }
}
