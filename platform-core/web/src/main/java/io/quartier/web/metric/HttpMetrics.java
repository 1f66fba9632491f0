package io.quartier.web.metric;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.quartier.kernel.metric.Metrics;
import io.quartier.web.exchange.Served;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests were answered, how fast, by route and status. */
public final class HttpMetrics {

    private static final double NANOS = 1e-9;

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final Histogram REQUESTS = Histogram.builder()
            .name("http_server_requests_seconds")
            .help("Time from the first filter to the finished answer")
            .labelNames("method", "route", "status")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .register(Metrics.REGISTRY);

    // found by identity and a small number: labels are looked up once per route and status, not per request
    private static final Map<Served, DistributionDataPoint[]> POINTS = new ConcurrentHashMap<>();

    private HttpMetrics() {}

    /** One request is done that met no resource method: an unknown path, a refused credential, a page of the platform. */
    public static void countUnrouted(String method, int status, long nanos) {
        // the client chooses the method's name: only known ones become labels
        String known = METHODS.contains(method) ? method : "OTHER";
        REQUESTS.labelValues(known, "none", Integer.toString(status)).observe(nanos * NANOS);
    }

    /** One request is done. */
    public static void count(Served route, int status, long nanos) {
        DistributionDataPoint[] byStatus = POINTS.computeIfAbsent(route, r -> new DistributionDataPoint[600]);
        int index = status >= 100 && status < 600 ? status : 0;
        DistributionDataPoint point = byStatus[index];
        if (point == null) {
            point = REQUESTS.labelValues(route.httpMethod(), route.template(), Integer.toString(status));
            byStatus[index] = point;
        }
        point.observe(nanos * NANOS);
    }
}
