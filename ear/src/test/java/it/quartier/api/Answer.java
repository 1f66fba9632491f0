package it.quartier.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;

/** What the API answered. */
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    /** The header, or an empty text where there is none. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String body() {
        return response.body();
    }

    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        }
    }

    /** The one thing. */
    public JsonObject data() {
        return json().getJsonObject("data");
    }

    /** The things of a list. */
    public List<JsonObject> items() {
        return json().getJsonArray("data").getValuesAs(JsonObject.class);
    }

    /** One text field of each thing of a list. */
    public List<String> texts(String field) {
        return items().stream().map(item -> item.getString(field)).toList();
    }

    /** What went wrong. */
    public String code() {
        return json().getJsonObject("error").getString("code");
    }

    /** {@code field CODE} of each fault. */
    public List<String> faults() {
        JsonArray details = json().getJsonObject("error").getJsonArray("details");
        return details.getValuesAs(JsonObject.class).stream()
                .map(detail -> ((JsonString) detail.get("field")).getString() + " " + detail.getString("code"))
                .toList();
    }

    @Override
    public String toString() {
        return response + "\n" + body();
    }
}
