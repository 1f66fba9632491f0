package io.quartier.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The public HTTP API as any client sees it. */
final class Api {

    /** An answer that was not expected. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(String request, int status, String body) {
            super(request + " was answered " + status + ": " + body);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private static final String BOUNDARY = "quartier-demo-boundary";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 20;

    private final URI base;
    private final String token;
    private final HttpClient client;

    private Api(URI base, String token, HttpClient client) {
        this.base = base;
        this.token = token;
        this.client = client;
    }

    static Api at(URI server) {
        return new Api(
                server.resolve("/api/v1/"),
                "",
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
    }

    Api as(String accessToken) {
        return new Api(base, accessToken, client);
    }

    /** What stands under {@code data} in the answer. */
    JsonObject get(String path) throws IOException, InterruptedException {
        return data("GET " + path, request(path).GET().build());
    }

    JsonObject post(String path, Map<String, String> body, String idempotencyKey)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return data(
                "POST " + path,
                keyed(request, idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(json(body)))
                        .build());
    }

    /** Sends a form with one file. The same arguments give the same bytes, so that the request can be repeated under its key. */
    JsonObject upload(String path, Map<String, String> fields, String fileName, String file, String idempotencyKey)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            part(body, "name=\"" + field.getKey() + "\"", field.getValue());
        }
        part(body, "name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: text/csv; charset=utf-8", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return data(
                "POST " + path,
                keyed(request, idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }

    private static void part(ByteArrayOutputStream body, String disposition, String content) {
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder keyed(HttpRequest.Builder request, String idempotencyKey) {
        return idempotencyKey.isEmpty() ? request : request.header("Idempotency-Key", idempotencyKey);
    }

    private JsonObject data(String what, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        for (int attempt = 1; isPassing(answer) && attempt < ATTEMPTS; attempt++) {
            Thread.sleep(500);
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(what, answer.statusCode(), answer.body());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getJsonObject("data");
        } catch (JsonException e) {
            throw new Refused(what, answer.statusCode(), answer.body());
        }
    }

    /** The same request is still at work, from a run that was killed; or the server asks to wait. */
    private static boolean isPassing(HttpResponse<String> answer) {
        return answer.statusCode() == 429
                || answer.statusCode() == 503
                || (answer.statusCode() == 409 && answer.body().contains("IDEMPOTENCY_IN_PROGRESS"));
    }

    private static String json(Map<String, String> body) {
        var object = Json.createObjectBuilder();
        body.forEach(object::add);
        JsonValue built = object.build();
        return built.toString();
    }
}
