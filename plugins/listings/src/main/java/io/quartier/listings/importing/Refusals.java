package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Row;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.FaultTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of files that were refused, with their reasons: kept as codes, told in the language of whoever asks. */
@ApplicationScoped
class Refusals {

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    FaultTexts texts;

    /** Notes why a row was refused. */
    void add(UUID importId, long line, List<Fault> faults) {
        for (Fault fault : faults) {
            writes.update(Statement.of(
                    "insert into listings.import_refusals (organization_id, id, import_id, line, field, code, arguments)"
                            + " values (?, ?, ?, ?, ?, ?, ?::jsonb)",
                    user.organizationId(),
                    Ids.next(),
                    importId,
                    line,
                    fault.field(),
                    fault.code(),
                    json(fault.arguments())));
        }
    }

    Page<RefusedRow> of(UUID importId, Paging paging) {
        Select refusals = Select.columns("line, field, code, arguments")
                .from("listings.import_refusals")
                .where("import_id = ?", importId)
                .sortable("line", "line", Long.class)
                .orderedBy("line");
        return reads.page(refusals, paging, this::read);
    }

    private RefusedRow read(Row row) {
        Fault fault = new Fault(row.text("field"), row.text("code"), arguments(row.json("arguments")));
        return new RefusedRow(row.bigint("line"), fault.field(), fault.code(), texts.of(fault, user.locale()));
    }

    private static String json(Map<String, Object> arguments) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        arguments.forEach((name, value) -> {
            if (value instanceof Integer || value instanceof Long) {
                json.add(name, ((Number) value).longValue());
            } else {
                json.add(name, value.toString());
            }
        });
        return json.build().toString();
    }

    private static Map<String, Object> arguments(String text) {
        Map<String, Object> arguments = new HashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            json.forEach((name, value) -> arguments.put(
                    name, value instanceof JsonNumber number ? number.longValue() : ((JsonString) value).getString()));
        }
        return arguments;
    }
}
