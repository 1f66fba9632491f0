package it.quartier.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.isolation.Route;
import it.quartier.server.TestServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API is whole and true. */
class OpenApiIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonObject DOCUMENT = new Answer(get("/openapi")).json();

    private static HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(TestServer.url().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** By method and path; what a partner's plugin brings for the tests is left out. */
    private static Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        DOCUMENT.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (!path.startsWith("/probe")) {
                        operations.put(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path, operation.asJsonObject());
                    }
                }));
        return operations;
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Set<String> live = Route.all().stream().map(Route::described).collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations().keySet()).isEqualTo(live);
        assertThat(DOCUMENT.getString("openapi")).startsWith("3.1");
    }

    @Test
    void everyOperationIsDescribedByItsAuthor() {
        operations().forEach((name, operation) -> {
            assertThat(operation.getString("summary", "")).as(name).isNotEmpty().isNotEqualTo(name);
            assertThat(operation.getString("description", "")).as(name).isNotEmpty();
            assertThat(operation.getJsonArray("tags")).as(name).isNotEmpty();
        });
        assertThat(operations().values().stream()
                        .map(o -> o.getString("operationId"))
                        .distinct())
                .hasSameSizeAs(operations().values());
    }

    @Test
    void everyOperationTellsWhatItAnswers() {
        operations().forEach((name, operation) -> {
            JsonObject responses = operation.getJsonObject("responses");
            assertThat(responses.keySet())
                    .as(name)
                    .contains("400", "406", "500", "503")
                    .anyMatch(s -> s.startsWith("2"));
            if (!operation.getJsonArray("security").isEmpty()) {
                assertThat(responses.keySet()).as(name).contains("401", "403");
            }
            responses.forEach((status, response) -> {
                JsonObject content = response.asJsonObject().getJsonObject("content");
                if (status.startsWith("2") && content != null && content.containsKey("application/json")) {
                    JsonObject json = content.getJsonObject("application/json");
                    assertThat(json.getJsonObject("schema")
                                    .getJsonObject("properties")
                                    .keySet())
                            .as(name)
                            .contains("data", "meta");
                    assertThat(json).as(name).containsKey("example");
                }
            });
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        check(DOCUMENT);
    }

    private static void check(JsonValue value) {
        if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString ref) {
                JsonPointer pointer = Json.createPointer(ref.getString().substring(1));
                assertThat(pointer.containsValue(DOCUMENT)).as(ref.getString()).isTrue();
            }
            object.values().forEach(OpenApiIT::check);
        } else if (value instanceof JsonArray array) {
            array.forEach(OpenApiIT::check);
        }
    }

    @Test
    void everyExampleOfABodyIsTaken() {
        Client agency = Client.ofNewAgency();
        operations().forEach((name, operation) -> {
            JsonObject body = operation.getJsonObject("requestBody");
            String path = name.substring(name.indexOf(' ') + 1);
            boolean tried = name.startsWith("POST ")
                    && !path.contains("{")
                    && !path.startsWith("/auth/")
                    && body != null
                    && body.getJsonObject("content").containsKey("application/json");
            if (tried) {
                JsonObject json = body.getJsonObject("content").getJsonObject("application/json");
                Answer answer = agency.post(path, json.get("example").toString());
                assertThat(answer.status()).as(name + " " + answer).isBetween(200, 299);
            }
        });
    }

    @Test
    void isNotSentAgainWhereItDidNotChange() {
        String tag = get("/openapi").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/openapi", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi/ui/, text/html",
        "/openapi/ui/ui.js, text/javascript",
        "/openapi/ui/swagger-ui.css, text/css",
        "/openapi/ui/swagger-ui-bundle.js, text/javascript",
        "/openapi/ui/favicon-32x32.png, image/png"
    })
    void canBeBrowsedAndTriedWithoutAnythingFromElsewhere(String path, String type) {
        HttpResponse<String> file = get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
    }
}
