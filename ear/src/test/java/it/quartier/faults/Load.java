package it.quartier.faults;

import it.quartier.server.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers who store facts at both nodes, some in transactions that are undone or slow to commit, whatever happens around them. */
final class Load {

    private static final int CALLERS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Node> nodes;
    private final List<String> tokens;
    private final List<UUID> counters;
    private final int transactions;
    private volatile boolean enough;
    private final AtomicInteger answered = new AtomicInteger();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    /**
     * Callers of two organizations.
     *
     * @param counters each organization's own
     */
    Load(List<Node> nodes, List<String> tokens, List<UUID> counters, int transactions) {
        this.nodes = nodes;
        this.tokens = tokens;
        this.counters = counters;
        this.transactions = transactions;
    }

    void begin(long seed) {
        for (int i = 0; i < CALLERS; i++) {
            Random random = new Random(seed + i);
            callers.execute(() -> call(random));
        }
        callers.shutdown();
    }

    /** How many requests were answered well; others may have committed all the same. */
    int answered() {
        return answered.get();
    }

    /** The last fault is over: it may end when everything has been called. */
    void mayEnd() {
        enough = true;
    }

    boolean awaitEnd(Duration patience) throws InterruptedException {
        return callers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void call(Random random) {
        while ((answered.get() < transactions || !enough)
                && !Thread.currentThread().isInterrupted()) {
            int which = random.nextInt(counters.size());
            Node node = nodes.get(random.nextInt(nodes.size()));
            String query = "api/v1/probe/facts?counter=%s&count=%d&lingering=%d&undo=%s"
                    .formatted(
                            counters.get(which),
                            1 + random.nextInt(3),
                            random.nextInt(20) == 0 ? random.nextInt(200) : 0,
                            random.nextInt(10) == 0);
            call(node.url().resolve("/" + query), tokens.get(which % tokens.size()));
        }
    }

    private void call(URI uri, String token) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A node that is down is not asked a thousand times a second. */
    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
