package io.quartier.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The bench's customers, registered and signed in through the product's own API. */
final class Accounts {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String password;

    Accounts(int port, String password) {
        this.base = URI.create("http://127.0.0.1:" + port + "/api/v1/auth/");
        this.password = password;
    }

    /** Registers so many organizations that are not there yet, and signs in the owners of those that are: token by organization. */
    Map<String, String> open(int organizations) throws Exception {
        List<Callable<JsonObject>> calls = new ArrayList<>();
        for (int i = 0; i < organizations; i++) {
            int number = i;
            calls.add(() -> open(Integer.toString(number)));
        }
        Map<String, String> tokens = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<JsonObject> answer : threads.invokeAll(calls)) {
                String token = answer.get().getString("accessToken");
                tokens.put(organizationOf(token), token);
            }
        } finally {
            threads.shutdownNow();
        }
        return tokens;
    }

    private JsonObject open(String number) throws IOException, InterruptedException {
        String email = "owner-" + number + "@bench.example";
        HttpResponse<String> signedIn = post(
                "login",
                Json.createObjectBuilder()
                        .add("email", email)
                        .add("password", password)
                        .build());
        if (signedIn.statusCode() == 200) {
            return data(signedIn);
        }
        HttpResponse<String> registered = post(
                "register",
                Json.createObjectBuilder()
                        .add("organizationName", "Bench " + number)
                        .add("email", email)
                        .add("password", password)
                        .add("firstName", "Bench")
                        .add("lastName", number)
                        .build());
        if (registered.statusCode() != 201) {
            throw new IOException(
                    "Registering was answered with " + registered.statusCode() + ": " + registered.body());
        }
        return data(registered);
    }

    private HttpResponse<String> post(String path, JsonObject body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject data(HttpResponse<String> answer) {
        return parse(answer.body()).getJsonObject("data");
    }

    private static String organizationOf(String token) {
        String claims = token.split("\\.", -1)[1];
        return parse(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .getString("org");
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
