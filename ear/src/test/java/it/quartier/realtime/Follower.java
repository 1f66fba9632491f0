package it.quartier.realtime;

import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody at the other end of a socket, another implementation than the servers'. */
final class Follower implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final int SECONDS = 15;

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final boolean reading;
    private WebSocket socket;

    private Follower(boolean reading) {
        this.reading = reading;
    }

    /** With the token in a header, as programs do it; waits until the socket is ready. */
    static Follower of(String path, Client client) {
        Follower follower = open(path, "Authorization", "Bearer " + client.token());
        follower.next("ready");
        return follower;
    }

    /** @param headers names and values in turn */
    static Follower open(String path, String... headers) {
        return open(true, path, headers);
    }

    /** One that takes nothing off the connection. */
    static Follower slow(String path, Client client) {
        return open(false, path, "Authorization", "Bearer " + client.token());
    }

    private static Follower open(boolean reading, String path, String... headers) {
        Follower follower = new Follower(reading);
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI uri = URI.create(TestServer.url().toString().replaceFirst("http", "ws"))
                .resolve("/ws/" + path);
        follower.socket = builder.buildAsync(uri, follower).join();
        return follower;
    }

    /** The status that refuses the handshake. */
    static int refusal(String path, String... headers) {
        try (Follower follower = open(path, headers)) {
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reading) {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try (JsonReader reader = Json.createReader(new StringReader(part.toString()))) {
                frames.add(reader.readObject());
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    /** Takes everything off the connection from now on. */
    void read() {
        socket.request(Long.MAX_VALUE);
    }

    void say(String frame) {
        try {
            socket.sendText(frame, true).join();
        } catch (CompletionException e) {
            // the server was faster to close
        }
    }

    void sayBytes(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    /** The next frame of the type; what comes before it is passed over. */
    JsonObject next(String type) {
        return next(frame -> frame.getString("type").equals(type), type);
    }

    JsonObject next(Predicate<JsonObject> wanted, String description) {
        List<JsonObject> passed = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (System.nanoTime() < end) {
                JsonObject frame = frames.poll(200, TimeUnit.MILLISECONDS);
                if (frame != null && wanted.test(frame)) {
                    return frame;
                }
                if (frame != null) {
                    passed.add(frame);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(
                "No " + description + " came; closed: " + closed.getNow(null) + ", instead came " + passed);
    }

    /** So many messages, in the order in which they came. */
    List<JsonObject> messages(int count) {
        List<JsonObject> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next(frame -> frame.containsKey("id"), (i + 1) + ". message"));
        }
        return all;
    }

    /** What comes within a moment. */
    List<JsonObject> within(Duration time) {
        List<JsonObject> all = new ArrayList<>();
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        frames.drainTo(all);
        return all;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** The code with which the server closes. */
    int closeCode() {
        return closeCode(Duration.ofSeconds(SECONDS));
    }

    int closeCode(Duration patience) {
        try {
            return closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("The server did not close the socket; frames: " + frames, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
