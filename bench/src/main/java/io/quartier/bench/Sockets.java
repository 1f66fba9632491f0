package io.quartier.bench;

import io.quartier.launcher.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code -Dbench.sockets=2000}: so many connections of one organization to one node. How long they take to open, what
 * they cost in memory, and how soon each has a message that is sent to all.
 */
final class Sockets {

    private static final int AT_ONCE = 50;
    private static final int WARMUP = 20;
    private static final int MESSAGES = 50;

    private final int count;
    private final int port;
    private final long server;
    private final Console console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WebSocket> open = new ArrayList<>();
    private volatile Round round;

    Sockets(int count, int port, long server, Console console) {
        this.count = count;
        this.port = port;
        this.server = server;
        this.console = console;
    }

    /** What the node must allow for it. */
    static Map<String, String> settings(int count) {
        return Map.of(
                "QUARTIER_REALTIME_CONNECTIONS_PER_USER", Integer.toString(count + 10),
                "QUARTIER_REALTIME_CONNECTIONS_PER_ORGANIZATION", Integer.toString(count + 10));
    }

    /** A message on its way to everybody. */
    private static final class Round {
        private final long sentAt = System.nanoTime();
        private final long[] arrived;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;

        Round(int count) {
            arrived = new long[count];
            left = new CountDownLatch(count);
        }

        void arrive() {
            arrived[next.getAndIncrement()] = System.nanoTime() - sentAt;
            left.countDown();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final CountDownLatch ready;
        private final StringBuilder text = new StringBuilder();

        Listener(CountDownLatch ready) {
            this.ready = ready;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                if (text.indexOf("\"type\":\"ready\"") > 0) {
                    ready.countDown();
                } else if (text.indexOf("\"type\":\"message\"") > 0) {
                    round.arrive();
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    /** Measures; the organization is the token's. */
    String run(String token) throws Exception {
        console.step("%,d sockets".formatted(count));
        long before = resident();
        CountDownLatch ready = new CountDownLatch(count);
        Semaphore opening = new Semaphore(AT_ONCE);
        List<CompletableFuture<WebSocket>> sockets = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            opening.acquire();
            sockets.add(http.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/chat"), new Listener(ready))
                    .whenComplete((socket, failure) -> opening.release()));
        }
        for (CompletableFuture<WebSocket> socket : sockets) {
            open.add(socket.get(60, TimeUnit.SECONDS));
        }
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new IOException(ready.getCount() + " sockets did not become ready");
        }
        double connectSeconds = (System.nanoTime() - start) / 1e9;
        Thread.sleep(3_000);
        long memory = resident() - before;
        for (int i = 0; i < WARMUP; i++) {
            tellAll();
        }
        long[] all = new long[count * MESSAGES];
        for (int i = 0; i < MESSAGES; i++) {
            System.arraycopy(tellAll(), 0, all, i * count, count);
        }
        open.forEach(WebSocket::abort);
        Arrays.sort(all);
        return String.format(
                Locale.ROOT,
                "%,d sockets on one node: opened in %.1f s (%.0f a second), %.1f kB of the server's memory each;"
                        + " a message to all of them, %d times: p50 %.1f ms, p99 %.1f ms, last %.1f ms",
                count,
                connectSeconds,
                count / connectSeconds,
                memory / 1024.0 / count,
                MESSAGES,
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                all[all.length - 1] / 1e6);
    }

    private long[] tellAll() throws Exception {
        Round now = new Round(count);
        round = now;
        open.get(0)
                .sendText("{\"type\":\"send\",\"data\":{\"text\":\"hello\"}}", true)
                .get(10, TimeUnit.SECONDS);
        if (!now.left.await(30, TimeUnit.SECONDS)) {
            throw new IOException(now.left.getCount() + " sockets did not get the message");
        }
        // the client may say so many things a second
        Thread.sleep(100);
        return now.arrived;
    }

    /** Bytes of memory that the server's processes hold. */
    private long resident() throws IOException {
        long kilobytes = 0;
        List<Long> processes = new ArrayList<>(List.of(server));
        ProcessHandle.of(server).ifPresent(root -> root.descendants().forEach(child -> processes.add(child.pid())));
        for (long process : processes) {
            Path status = Path.of("/proc", Long.toString(process), "status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmRSS:")) {
                        kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            }
        }
        return kilobytes * 1024;
    }
}
