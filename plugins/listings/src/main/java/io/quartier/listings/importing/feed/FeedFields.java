package io.quartier.listings.importing.feed;

import io.quartier.listings.listing.ListingDraft;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a file says of an object, field by field, to be held against what it said the time before: only where the two
 * differ does the file want something, and everything else stays as people left it.
 */
public final class FeedFields {

    /** Every field of a listing, as formats speak that have a place for each. */
    public static final Set<String> ALL = all();

    /** Nothing at all: what a file said that was never there. */
    public static final FeedFields NONE = new FeedFields(Map.of());

    private static final JsonProvider JSON = JsonProvider.provider();

    /** What only an explicit word may change: silence must not show a street that somebody hid. */
    private static final String STREET_HIDDEN = "streetHidden";

    private final Map<String, JsonValue> values;

    private FeedFields(Map<String, JsonValue> values) {
        this.values = values;
    }

    /**
     * What a file says now.
     *
     * @param draft all of the object, checked
     * @param given fields of which the file has a value
     * @param spoken fields that the file speaks of: those of them that are not given, it says to be empty
     */
    public static FeedFields of(JsonObject draft, Set<String> given, Set<String> spoken) {
        Map<String, JsonValue> said = flat(draft);
        Map<String, JsonValue> values = new LinkedHashMap<>();
        for (String field : given) {
            values.put(field, said.getOrDefault(field, JsonValue.NULL));
        }
        for (String field : spoken) {
            if (!field.equals(STREET_HIDDEN)) {
                values.putIfAbsent(field, JsonValue.NULL);
            }
        }
        return new FeedFields(values);
    }

    /** What was kept of an earlier file. */
    public static FeedFields of(JsonObject kept) {
        return new FeedFields(Map.copyOf(kept));
    }

    /** The field that a path of a draft belongs to: prices and places are one value, half of another's would be wrong. */
    public static String at(String path) {
        int dot = path.indexOf('.');
        return dot < 0 || isGroup(path.substring(0, dot)) ? path : path.substring(0, dot);
    }

    /** The listing with what this file says otherwise than the one before. */
    public JsonObject applyTo(JsonObject listing, FeedFields before) {
        Map<String, JsonValue> fields = flat(listing);
        values.forEach((field, now) -> {
            JsonValue then = before.value(field);
            if (isSame(now, then)) {
                return;
            }
            if (now != JsonValue.NULL) {
                fields.put(field, now);
            } else if (isSame(fields.getOrDefault(field, JsonValue.NULL), then)) {
                // taken back by the file; a value that somebody put in its place is theirs
                fields.remove(field);
            }
        });
        DraftJson merged = new DraftJson();
        fields.forEach(merged::put);
        return merged.build();
    }

    /** Whether it says nothing else than the file before. */
    public boolean isSameAs(FeedFields before) {
        return values.entrySet().stream().allMatch(field -> isSame(field.getValue(), before.value(field.getKey())));
    }

    /** What to keep for the next time: this, and of the file before what this one does not speak of. */
    public FeedFields over(FeedFields before) {
        Map<String, JsonValue> kept = new LinkedHashMap<>(before.values);
        kept.putAll(values);
        kept.values().removeIf(value -> value == JsonValue.NULL);
        return new FeedFields(kept);
    }

    /** To be kept. */
    public JsonObject toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        values.forEach(json::add);
        return json.build();
    }

    private JsonValue value(String field) {
        return values.getOrDefault(field, JsonValue.NULL);
    }

    private static Map<String, JsonValue> flat(JsonObject draft) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        draft.forEach((name, value) -> {
            if (isGroup(name) && value instanceof JsonObject group) {
                group.forEach((part, partValue) -> fields.put(name + "." + part, partValue));
            } else {
                fields.put(name, value);
            }
        });
        return fields;
    }

    /** By what they say: the database writes numbers in a way of its own. */
    private static boolean isSame(JsonValue one, JsonValue other) {
        if (one instanceof JsonNumber number && other instanceof JsonNumber second) {
            return number.bigDecimalValue().compareTo(second.bigDecimalValue()) == 0;
        }
        if (one instanceof JsonObject object && other instanceof JsonObject second) {
            return object.keySet().equals(second.keySet())
                    && object.keySet().stream().allMatch(name -> isSame(object.get(name), second.get(name)));
        }
        if (one instanceof JsonArray array && other instanceof JsonArray second) {
            return array.equals(second);
        }
        return one.equals(other);
    }

    private static boolean isGroup(String name) {
        return name.equals("address") || name.equals("energy");
    }

    private static Set<String> all() {
        Set<String> names = new LinkedHashSet<>();
        for (RecordComponent component : ListingDraft.class.getRecordComponents()) {
            if (isGroup(component.getName())) {
                for (RecordComponent part : component.getType().getRecordComponents()) {
                    names.add(component.getName() + "." + part.getName());
                }
            } else {
                names.add(component.getName());
            }
        }
        return Set.copyOf(names);
    }
}
