package it.quartier.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quartier.launcher.MasterKeyFile;
import io.quartier.launcher.postgres.Postgres;
import it.quartier.server.Node;
import it.quartier.server.SigningKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database goes away for a while: the node says so, refuses what needs it, and goes on by itself when it is back. */
class OutageFaultsIT {

    /** Once it is away, and once it is back; {@code mvn -Pfaults} asks for more, on a machine that does nothing else. */
    private static final Duration SOON = Duration.ofMillis(Long.getLong("faults.notice", 5_000));

    private static final Duration AWAY = Duration.ofSeconds(8);

    private final HttpClient http = HttpClient.newHttpClient();
    private Node node;

    @Test
    @Timeout(180)
    void databaseIsAwayForAWhile() throws Exception {
        assumeTrue(
                !"payara".equals(System.getProperty("arquillian.launch")),
                "Faults are tried on Open Liberty: the same code runs on Payara");
        Path directory = Path.of(System.getProperty("quartier.home", ".."), "ear/target/outage")
                .toAbsolutePath()
                .normalize();
        Path ear = Node.archive(directory);
        try (Postgres postgres = Postgres.embedded(directory.resolve("postgres-" + UUID.randomUUID()))) {
            Map<String, String> settings = new HashMap<>(postgres.database().environment());
            settings.put("QUARTIER_TOKEN_KEY_FILE", SigningKey.in(directory).toString());
            settings.put(
                    "QUARTIER_SECRETS_MASTER_KEY_FILE",
                    MasterKeyFile.in(directory).toString());
            settings.put("QUARTIER_REGISTRATION", "open");
            node = Node.in(directory.resolve("node"), ear, settings);
            try {
                node.start();
                node.awaitReady();
                assertThat(register()).isEqualTo(201);
                outage(postgres);
            } finally {
                node.kill();
            }
        }
    }

    private void outage(Postgres postgres) {
        CompletableFuture<Void> crash = CompletableFuture.runAsync(() -> postgres.crash(AWAY));
        assertThat(took(() -> status("/health/ready") == 503))
                .as("it is noticed")
                .isLessThan(SOON);
        assertThat(status("/health/live")).isEqualTo(200);
        assertThat(status("/api/v1/portal/listings")).isEqualTo(503);
        HttpResponse<String> refused = get("/api/v1/portal/listings");
        assertThat(refused.body()).contains("UNAVAILABLE");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(status("/health/live")).isEqualTo(200);

        crash.join();
        assertThat(took(() -> status("/health/ready") == 200)).as("it is back").isLessThan(SOON);
        assertThat(took(() -> status("/api/v1/portal/listings") == 200))
                .as("requests are answered again")
                .isLessThan(SOON);
        assertThat(took(() -> register() == 201)).as("so are those that write").isLessThan(SOON);
    }

    private static Duration took(BooleanSupplier reached) {
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(30).toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private int register() {
        String name = UUID.randomUUID().toString();
        String body = """
                {"organizationName": "Agency", "email": "%s@quartier.test", "password": "correct horse battery",
                 "firstName": "Eva", "lastName": "Nováková"}""".formatted(name);
        return send(HttpRequest.newBuilder(node.url().resolve("/api/v1/auth/register"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private int status(String path) {
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(node.url().resolve(path)).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
