package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.MergePatch;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A merge patch as a client sent it. */
public final class ReceivedPatch implements MergePatch {

    private static final JsonBuilderFactory BUILDERS = JsonProvider.provider().createBuilderFactory(Map.of());

    private final JsonBody body;
    private final RecordReader reader;

    /** The patch in a body. */
    public ReceivedPatch(JsonBody body, RecordReader reader) {
        this.body = body;
        this.reader = reader;
    }

    @Override
    public <T extends Record> T applyTo(T current) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) current.getClass();
        List<Fault> faults = new ArrayList<>(body.repeated());
        if (body.value() instanceof JsonObject patch) {
            refuseUnknownNulls(patch, type, "", faults);
        }
        return reader.read(merge(JsonRecords.toJson(current), body.value()), type, faults);
    }

    /** Merging drops what is null, and a misspelt name with it; elsewhere the reader finds unknown names. */
    private static void refuseUnknownNulls(JsonObject patch, Class<?> type, String path, List<Fault> faults) {
        RecordShape shape = RecordShape.of(type);
        patch.forEach((name, value) -> {
            RecordShape.Component component = shape.component(name);
            if (faults.size() > QuartierException.MAX_FAULTS) {
                return;
            }
            if (component == null && value.getValueType() == JsonValue.ValueType.NULL) {
                faults.add(Fault.of(Reading.shortened(name), Fault.UNKNOWN_FIELD, "allowed", shape.names())
                        .below(path));
            } else if (component != null && component.type().isRecord() && value instanceof JsonObject nested) {
                refuseUnknownNulls(nested, component.type(), path.isEmpty() ? name : path + "." + name, faults);
            }
        });
    }

    private static JsonValue merge(JsonValue target, JsonValue patch) {
        if (!(patch instanceof JsonObject changes)) {
            return patch;
        }
        JsonObject old = target instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        JsonObjectBuilder merged = BUILDERS.createObjectBuilder(old);
        changes.forEach((name, value) -> {
            if (value.getValueType() == JsonValue.ValueType.NULL) {
                merged.remove(name);
            } else {
                merged.add(name, merge(old.get(name), value));
            }
        });
        return merged.build();
    }
}
