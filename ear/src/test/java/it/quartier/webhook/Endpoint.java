package it.quartier.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** An agency's endpoint, as the agency handles it. */
record Endpoint(Client agency, String path, String secret) {

    static Endpoint of(Client agency, String url, String... events) {
        Answer answer = agency.post("/webhooks", draft(url, events));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        String location = answer.header("Location");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return new Endpoint(
                agency,
                location.substring(location.indexOf("/webhooks")),
                answer.data().getString("secret"));
    }

    static String draft(String url, String... events) {
        return Json.createObjectBuilder()
                .add("url", url)
                .add("events", Json.createArrayBuilder(List.of(events)))
                .build()
                .toString();
    }

    JsonObject read() {
        Answer answer = agency.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.data();
    }

    String status() {
        return read().getString("status");
    }

    /** Sends a test event; the id of its delivery. */
    String test() {
        return data(agency.post(path + "/test", (String) null)).getString("id");
    }

    JsonObject delivery(String id) {
        return data(agency.get(path + "/deliveries/" + id)).getJsonObject("delivery");
    }

    List<JsonObject> attempts(String id) {
        return data(agency.get(path + "/deliveries/" + id))
                .getJsonArray("attempts")
                .getValuesAs(JsonObject.class);
    }

    List<JsonObject> deliveries(String query) {
        Answer answer = agency.get(path + "/deliveries" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.items();
    }

    JsonObject post(String verb) {
        return data(agency.post(path + verb, (String) null));
    }

    static JsonObject data(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.data();
    }
}
