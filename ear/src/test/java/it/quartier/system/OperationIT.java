package it.quartier.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What those who run the platform see of it. */
class OperationIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void healthAndMetricsAnswerWhileRequestsWaitForConnections() throws Exception {
        Client agency = Client.ofNewAgency();
        ExecutorService callers = Executors.newFixedThreadPool(12);
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // whoever reads the table waits, and keeps one of the pool's six connections
            statement.execute("lock table probe.marks in access exclusive mode");
            List<Future<Answer>> waiting = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                waiting.add(callers.submit(() -> agency.get("/probe/marks")));
            }
            // the metrics look at the database once a second
            await().atMost(Duration.ofSeconds(8)).untilAsserted(() -> {
                String metrics = get("metrics").body();
                assertThat(value(metrics, "quartier_db_connections{state=\"active\"}"))
                        .as("all of the pool is in use: " + metrics)
                        .isEqualTo(6);
                assertThat(value(metrics, "quartier_db_waiting"))
                        .as("whoever has no connection waits for one: " + metrics)
                        .isEqualTo(6);
                assertThat(value(metrics, "quartier_db_pool_size")).isEqualTo(6);
            });
            assertThat(get("health/ready").statusCode()).isEqualTo(200);

            connection.rollback();
            for (Future<Answer> one : waiting) {
                assertThat(one.get().status()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void requestsWithoutARouteAreCountedUnderOneName() throws IOException, InterruptedException {
        String counter = "http_server_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"}";
        get("nowhere/first");
        double before = value(get("metrics").body(), counter);
        get("nowhere/second");
        String metrics = get("metrics").body();

        assertThat(value(metrics, counter)).isEqualTo(before + 1);
        assertThat(metrics).doesNotContain("nowhere");
    }

    @Test
    void whatWorksAcrossOrganizationsIsNamedInTheLog() throws IOException {
        assertThat(Files.readString(TestServer.log()))
                .contains("quartier_maintenance is used for picking up the background work of all organizations");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(TestServer.url().resolve(path))
                .timeout(AT_ONCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among the metrics:\n" + metrics));
    }
}
