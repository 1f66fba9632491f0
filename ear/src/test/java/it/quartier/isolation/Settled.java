package it.quartier.isolation;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Waits for what goes on in the background. */
final class Settled {

    private Settled() {}

    /** The thing, once it is neither queued nor running. */
    static JsonObject thing(Client owner, String path) {
        return Awaitility.await(path)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> read(owner, path),
                        thing -> !List.of("queued", "running", "pending").contains(status(thing)));
    }

    private static String status(JsonObject thing) {
        JsonObject delivery = thing.getJsonObject("delivery");
        return (delivery == null ? thing : delivery).getString("status", "");
    }

    private static JsonObject read(Client owner, String path) {
        Answer answer = owner.get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException("Its owner cannot read it: " + answer);
        }
        return answer.data();
    }
}
