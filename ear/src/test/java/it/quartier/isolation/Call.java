package it.quartier.isolation;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One request in the making, as raw as these tests need it. */
final class Call {

    /** One connection per request at a time, and as many of them as are asked for. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String method;
    private final String path;
    private final Samples.Body body;
    private final List<String> headers = new ArrayList<>();

    private Call(String method, String path, Samples.Body body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    /** A request without an id in its path; what it makes is called "sample". */
    static Call of(String method, String path) {
        return of(method, path, "sample");
    }

    /** The same, and what it makes is called by the marker. */
    static Call of(String method, String path, String marker) {
        return new Call(method, path, Samples.bodyOf(method + " " + path, marker));
    }

    /** A request to the route with the id in its place. */
    static Call of(Route route, String id) {
        Samples.Body body = Samples.bodyOf(route.toString(), "sample");
        return new Call(route.method(), route.hasId() ? route.of(id) : route.path(), body);
    }

    Call with(String header, String value) {
        headers.add(header);
        headers.add(value);
        return this;
    }

    Answer as(Client caller) {
        return caller.token() == null
                ? send()
                : with("Authorization", "Bearer " + caller.token()).send();
    }

    Answer send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(TestServer.url().resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.text()));
        if (body != null) {
            request.header("Content-Type", body.type());
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
