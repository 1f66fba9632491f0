package io.quartier.kernel.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it is stored.
 *
 * @param position its place among all events of the platform: later ones of an aggregate have higher ones
 * @param payload the record that was published
 * @param correlationId the request or job that published it
 * @param userId whose doing it was, null for the system's
 */
public record StoredEvent(
        UUID organizationId,
        UUID id,
        long position,
        String type,
        int version,
        String aggregateType,
        UUID aggregateId,
        JsonObject payload,
        Instant at,
        String correlationId,
        UUID userId) {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** What the database holds as the payload: whatever it took once can be read, however deep or long. */
    static JsonObject payload(String stored) {
        try (JsonReader reader = JSON.createReader(new StringReader(stored))) {
            return reader.readObject();
        }
    }

    /**
     * The event as others are told of it: <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
     * 1.0</a> in its JSON format. {@code tenantid}, {@code aggregatetype}, {@code correlationid}, {@code version} and
     * {@code sequence} are extension attributes.
     */
    public JsonObject cloudEvent() {
        JsonObjectBuilder event = JSON.createObjectBuilder()
                .add("specversion", "1.0")
                .add("id", id.toString())
                .add("source", "/organizations/" + organizationId)
                .add("type", type)
                .add("subject", aggregateId.toString())
                .add("time", at.toString())
                .add("datacontenttype", "application/json")
                .add("dataschema", "/api/v1/events/types?type=" + type)
                .add("tenantid", organizationId.toString())
                .add("aggregatetype", aggregateType)
                .add("version", version)
                // a text that sorts as the number does, as the sequence extension of CloudEvents wants it
                .add("sequence", "%019d".formatted(position));
        if (correlationId != null) {
            event.add("correlationid", correlationId);
        }
        return event.add("data", payload).build();
    }
}
