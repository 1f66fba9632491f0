package io.quartier.web.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.kernel.metric.Metrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpMetricsTest {

    @Test
    void noClientMakesLabelsOfItsOwn() {
        HttpMetrics.countUnrouted("GET", 404, 1_000_000);
        HttpMetrics.countUnrouted("BREW-1", 405, 1_000_000);
        HttpMetrics.countUnrouted("BREW-2", 405, 1_000_000);

        List<String> labels =
                Metrics.REGISTRY.scrape("http_server_requests_seconds"::equals).get(0).getDataPoints().stream()
                        .map(point -> point.getLabels().get("method") + " "
                                + point.getLabels().get("route") + " "
                                + point.getLabels().get("status"))
                        .toList();

        assertThat(labels).containsExactlyInAnyOrder("GET none 404", "OTHER none 405");
    }
}
