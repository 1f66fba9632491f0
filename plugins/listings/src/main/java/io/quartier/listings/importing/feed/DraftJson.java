package io.quartier.listings.importing.feed;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.listings.listing.ListingDraft;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A listing draft in the making, as the JSON that a client would send: then one set of rules checks both. */
public final class DraftJson {

    // looked up once: the static methods of Json search for it each time
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Characters of a text that are shown in a report. */
    private static final int MAX_SHOWN = 100;

    private final Map<String, JsonValue> fields = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

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

    /** Notes what keeps it from becoming a listing, beyond what the fields say themselves. */
    public void refuse(Fault fault) {
        faults.add(fault);
    }

    /** Sets a field to what was made of a text; where nothing could be made of it, that is noted and the field left out. */
    public void putRead(String path, String text, String value) {
        put(path, value);
        if (value == null && text != null) {
            leaveOut(path, text);
        }
    }

    /** The same of a number. */
    public void putRead(String path, String text, BigDecimal value) {
        put(path, value);
        if (value == null && text != null) {
            leaveOut(path, text);
        }
    }

    /** Notes that a text could not be read. */
    public void leaveOut(String field, String text) {
        String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        warnings.add(Fault.of(field, "LEFT_OUT", "value", shown));
    }

    /** What was left out because it could not be read. */
    List<Fault> warnings() {
        return List.copyOf(warnings);
    }

    /** The listing, checked. */
    ListingDraft check(Records records) {
        try {
            ListingDraft draft = records.read(build(), ListingDraft.class);
            if (faults.isEmpty()) {
                return draft;
            }
        } catch (QuartierException e) {
            e.faults().stream().filter(fault -> !isRefused(fault.field())).forEach(faults::add);
        }
        throw QuartierException.invalid(faults);
    }

    private boolean isRefused(String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals(FeedFields.at(field)));
    }

    /** The fields that have a value, as {@link FeedFields} names them. */
    Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        fields.keySet().forEach(path -> names.add(FeedFields.at(path)));
        return names;
    }

    /** Changes a field that has a number. */
    public void change(String path, UnaryOperator<BigDecimal> change) {
        if (fields.get(path) instanceof JsonNumber number) {
            put(path, change.apply(number.bigDecimalValue()));
        }
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
