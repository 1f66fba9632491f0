package io.quartier.contract.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * Turns JSON into checked records and back, by one set of rules for requests, imports, events and answers: fields are
 * record components, enumerations are lower-case words with hyphens, instants ISO 8601 in UTC, {@link
 * java.math.BigDecimal} a string, absent is null, unknown fields are faults, Bean Validation constraints are checked.
 */
public interface Records {
    /**
     * The record.
     *
     * @throws io.quartier.contract.error.QuartierException {@code VALIDATION_ERROR} with every fault at once
     */
    <T extends Record> T read(JsonValue json, Class<T> type);

    /** The JSON of a record; nulls are left out. */
    JsonObject write(Record value);
}
