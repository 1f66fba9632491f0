package it.quartier.api;

import it.quartier.server.TestServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/**
 * Somebody who calls the API.
 *
 * @param token null for somebody whom nobody knows
 * @param organization null likewise
 */
public record Client(String token, JsonObject organization) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** Without a token. */
    public static Client nobody() {
        return new Client(null, null);
    }

    /** The owner of an organization that has just registered and has nothing yet. */
    public static Client ofNewAgency() {
        String name = UUID.randomUUID().toString();
        Answer answer = nobody().post(
                        "/auth/register",
                        Json.createObjectBuilder()
                                .add("organizationName", "Agency " + name)
                                .add("email", name + "@quartier.test")
                                .add("password", "correct horse battery")
                                .add("firstName", "Eva")
                                .add("lastName", "Nováková")
                                .build()
                                .toString());
        if (answer.status() != 201 || answer.data() == null) {
            throw new IllegalStateException("Registering an agency was answered " + answer);
        }
        return new Client(answer.data().getString("accessToken"), answer.data().getJsonObject("organization"));
    }

    /** What the node counts and measures. */
    public static String metrics() {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(TestServer.url().resolve("/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same with another token. */
    public Client withToken(String other) {
        return new Client(other, organization);
    }

    /** The organization's short name. */
    public String slug() {
        return organization.getString("slug");
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Answer post(String path, Form form, String... headers) {
        return send("POST", path, form.contentType(), BodyPublishers.ofByteArray(form.body()), headers);
    }

    private Answer send(String method, String path, String json, String... headers) {
        return json == null
                ? send(method, path, null, BodyPublishers.noBody(), headers)
                : send(method, path, "application/json", BodyPublishers.ofString(json), headers);
    }

    /** @param headers names and values in turn */
    private Answer send(String method, String path, String contentType, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
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

    private static URI uri(String path) {
        return TestServer.url().resolve("/api/v1" + path);
    }
}
