package io.quartier.kernel.json;

import io.quartier.contract.json.MergePatch;
import io.quartier.contract.json.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** The platform's one set of rules between JSON and records. */
@ApplicationScoped
public class JsonRecords implements Records {

    private final RecordReader reader = new RecordReader();

    @Override
    public <T extends Record> T read(JsonValue json, Class<T> type) {
        return reader.read(json, type, List.of());
    }

    /** The record in a request's body. */
    public <T extends Record> T read(JsonBody body, Class<T> type) {
        return reader.read(body, type);
    }

    /** The merge patch in a request's body. */
    public MergePatch patch(JsonBody body) {
        return new ReceivedPatch(body, reader);
    }

    @Override
    public JsonObject write(Record value) {
        return toJson(value);
    }

    static JsonObject toJson(Record value) {
        return JsonBody.parse(RecordWriter.text(value)).value().asJsonObject();
    }
}
