package it.quartier.realtime;

import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody who reads server-sent events, line by line as the standard has them. */
final class EventReader implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int SECONDS = 15;

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile String id;
    private volatile String retry;

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.thread = new Thread(this::read, "event-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it is ready. */
    static EventReader of(String path, Client client, String... headers) {
        String[] parts = path.split("\\?", 2);
        URI uri = TestServer.url()
                .resolve("/api/v1/channels/" + parts[0] + "/events" + (parts.length > 1 ? "?" + parts[1] : ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + client.token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        response + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            EventReader reader = new EventReader(response);
            reader.next("ready");
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks for the stream and takes nothing of it. */
    static Socket openAndNeverRead(String channel, Client client) throws IOException {
        URI url = TestServer.url();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new java.net.InetSocketAddress(url.getHost(), url.getPort()), 5_000);
        socket.getOutputStream()
                .write(("GET /api/v1/channels/" + channel + "/events HTTP/1.1\r\nHost: " + url.getAuthority()
                                + "\r\nAuthorization: Bearer " + client.token() + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    private void read() {
        StringBuilder data = new StringBuilder();
        try (java.io.BufferedReader lines =
                new java.io.BufferedReader(new java.io.InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && data.length() > 0) {
                    try (JsonReader reader = Json.createReader(new StringReader(data.toString()))) {
                        events.add(reader.readObject());
                    }
                    data.setLength(0);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("retry: ")) {
                    retry = line.substring(7);
                }
            }
        } catch (IOException e) {
            // closed by us
        }
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String lastId() {
        return id;
    }

    String retry() {
        return retry;
    }

    JsonObject next(String type) {
        return next(event -> event.getString("type").equals(type), type);
    }

    List<JsonObject> messages(int count) {
        List<JsonObject> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next(event -> event.containsKey("id"), (i + 1) + ". message"));
        }
        return all;
    }

    private JsonObject next(Predicate<JsonObject> wanted, String description) {
        List<JsonObject> passed = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (System.nanoTime() < end) {
                JsonObject event = events.poll(200, TimeUnit.MILLISECONDS);
                if (event != null && wanted.test(event)) {
                    return event;
                }
                if (event != null) {
                    passed.add(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("No " + description + " came, instead " + passed);
    }

    boolean hasEnded(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        return !thread.isAlive();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
