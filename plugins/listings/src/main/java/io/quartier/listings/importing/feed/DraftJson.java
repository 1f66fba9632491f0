package io.quartier.listings.importing.feed;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A listing draft in the making, as the JSON that a client would send: then one set of rules checks both. */
public final class DraftJson {

    // looked up once: the static methods of Json search for it each time
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Map<String, JsonValue> fields = new LinkedHashMap<>();

    /** Whether the field has a value. */
    public boolean has(String path) {
        return fields.containsKey(path);
    }

    /** Sets a field, {@code address.city}; null leaves it out. */
    public void put(String path, JsonValue value) {
        if (value != null) {
            fields.put(path, value);
        }
    }

    public void put(String path, String value) {
        if (value != null) {
            fields.put(path, JSON.createValue(value));
        }
    }

    public void put(String path, BigDecimal value) {
        if (value != null) {
            fields.put(path, JSON.createValue(value));
        }
    }

    public void put(String path, boolean value) {
        fields.put(path, value ? JsonValue.TRUE : JsonValue.FALSE);
    }

    public void put(String path, Collection<String> values) {
        if (!values.isEmpty()) {
            fields.put(path, JSON.createArrayBuilder(values).build());
        }
    }

    /** The fields that have a value, as {@link FeedFields} names them. */
    Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        fields.keySet().forEach(path -> names.add(FeedFields.at(path)));
        return names;
    }

    /** Takes a field back. */
    public void remove(String path) {
        fields.remove(path);
    }

    /** The fields, those with a dot inside their parents. */
    public JsonObject build() {
        JsonObjectBuilder draft = JSON.createObjectBuilder();
        Map<String, JsonObjectBuilder> parents = new LinkedHashMap<>();
        fields.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                draft.add(path, value);
            } else {
                parents.computeIfAbsent(path.substring(0, dot), parent -> JSON.createObjectBuilder())
                        .add(path.substring(dot + 1), value);
            }
        });
        parents.forEach(draft::add);
        return draft.build();
    }
}
