package it.quartier.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quartier.launcher.MasterKeyFile;
import io.quartier.launcher.postgres.Postgres;
import it.quartier.server.Node;
import it.quartier.server.SigningKey;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two nodes on one PostgreSQL, killed again and again in the middle of work, and the database too. {@code mvn -Pfaults} does
 * it at length.
 */
class EventFaultsIT {

    private static final int TRANSACTIONS = Integer.getInteger("faults.transactions", 800);
    private static final int KILLS = Integer.getInteger("faults.kills", 2);
    private static final int STALLS = Integer.getInteger("faults.stalls", 1);
    private static final int RESTARTS = Integer.getInteger("faults.restarts", 1);
    private static final long SEED = Long.getLong("faults.seed", 20_261_121L);

    private static final int COUNTERS = 40;

    /** So that a node can be silent for longer within the time of a test. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private enum Fault {
        KILL,
        STALL,
        BROKER,
        RESTART
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Timeout(1_500)
    void whatWasCommittedIsHeardOnceAndInOrder() throws Exception {
        assumeTrue(
                !"payara".equals(System.getProperty("arquillian.launch")),
                "Faults are tried on Open Liberty: the same code runs on Payara");
        Path directory = Path.of(System.getProperty("quartier.home", ".."), "ear/target/faults")
                .toAbsolutePath()
                .normalize();
        Path ear = Node.archive(directory);
        // durable: what a crash forgets would not be the platform's fault
        Path data = directory.resolve("postgres-" + UUID.randomUUID());
        Optional<Listener> listener = Listener.in(directory.resolve("broker-" + UUID.randomUUID()));
        try (Postgres postgres = Postgres.embedded(data)) {
            Map<String, String> settings = settings(postgres, directory);
            listener.ifPresent(outside -> settings.putAll(outside.settings()));
            List<Node> nodes = List.of(
                    Node.in(directory.resolve("first"), ear, settings),
                    Node.in(directory.resolve("second"), ear, settings));
            try {
                run(postgres, nodes, listener);
            } finally {
                nodes.forEach(Node::kill);
            }
        } finally {
            listener.ifPresent(Listener::close);
        }
    }

    private void run(Postgres postgres, List<Node> nodes, Optional<Listener> listener) throws Exception {
        nodes.get(0).start();
        nodes.get(0).awaitReady();
        nodes.get(1).start();
        nodes.get(1).awaitReady();
        List<String> tokens = List.of(register(nodes.get(0)), register(nodes.get(1)));
        List<UUID> counters = new ArrayList<>();
        for (int i = 0; i < COUNTERS; i++) {
            counters.add(UUID.randomUUID());
        }
        Load load = new Load(nodes, tokens, counters, TRANSACTIONS);
        long start = System.nanoTime();
        load.begin(SEED);
        disturb(postgres, nodes, listener, load);
        load.mayEnd();
        assertThat(load.awaitEnd(Duration.ofMinutes(10))).as("the load ends").isTrue();
        for (Node node : nodes) {
            node.awaitReady();
        }
        Awaitility.await("everything arrives")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Verdict.open(postgres.database()) == 0);
        long millis = (System.nanoTime() - start) / 1_000_000;

        Verdict verdict = Verdict.of(postgres.database());
        System.out.printf(
                "Faults: %d transactions, %d answered well, %d kills and %d stalls of nodes, %d restarts of PostgreSQL, %d s: %s%n",
                TRANSACTIONS, load.answered(), KILLS, STALLS, RESTARTS, millis / 1000, verdict);
        assertThat(verdict.facts()).isGreaterThan(load.answered() / 2L);
        assertThat(verdict).isEqualTo(new Verdict(verdict.facts(), 0, 0, 0, 0));
        assertThat(Verdict.dead(postgres.database())).as("dead letters").isZero();
        if (listener.isPresent()) {
            assertThat(listener.get().facts())
                    .as("what RabbitMQ was told")
                    .isEqualTo(Verdict.factIds(postgres.database()));
        }
    }

    /** Spreads the faults over the load. */
    private static void disturb(Postgres postgres, List<Node> nodes, Optional<Listener> listener, Load load)
            throws Exception {
        Random random = new Random(SEED);
        List<Fault> faults = new ArrayList<>();
        faults.addAll(Collections.nCopies(KILLS, Fault.KILL));
        faults.addAll(Collections.nCopies(STALLS, Fault.STALL));
        faults.addAll(Collections.nCopies(RESTARTS, Fault.RESTART));
        listener.ifPresent(outside -> faults.addAll(Collections.nCopies(RESTARTS, Fault.BROKER)));
        Collections.shuffle(faults, random);
        for (int i = 0; i < faults.size(); i++) {
            int at = (int) ((long) TRANSACTIONS * (i + 1) / (faults.size() + 1));
            Awaitility.await("fault " + i)
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> load.answered() >= at);
            Node node = nodes.get(i % nodes.size());
            switch (faults.get(i)) {
                case KILL -> {
                    node.kill();
                    node.start();
                    node.awaitReady();
                }
                case BROKER -> listener.orElseThrow().crash();
                case STALL -> node.stall(LEASE.multipliedBy(2));
                case RESTART -> postgres.crash(Duration.ofMillis(200 + random.nextInt(800)));
            }
        }
    }

    private static Map<String, String> settings(Postgres postgres, Path directory) throws IOException {
        Map<String, String> settings = new HashMap<>(postgres.database().environment());
        settings.put("QUARTIER_TOKEN_KEY_FILE", SigningKey.in(directory).toString());
        settings.put(
                "QUARTIER_SECRETS_MASTER_KEY_FILE", MasterKeyFile.in(directory).toString());
        settings.put("QUARTIER_REGISTRATION", "open");
        settings.put("QUARTIER_TOKEN_ACCESS_LIFETIME", "PT2H");
        settings.put("QUARTIER_EVENTS_LEASE", LEASE.toString());
        settings.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return settings;
    }

    private String register(Node node) throws IOException, InterruptedException {
        String name = UUID.randomUUID().toString();
        String body = Json.createObjectBuilder()
                .add("organizationName", "Agency " + name)
                .add("email", name + "@quartier.test")
                .add("password", "correct horse battery")
                .add("firstName", "Eva")
                .add("lastName", "Nováková")
                .build()
                .toString();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(node.url().resolve("/api/v1/auth/register"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getJsonObject("data").getString("accessToken");
        }
    }
}
