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

/** What was wrong with rows of files: kept as codes, told in the language of whoever asks. */
@ApplicationScoped
class Findings {

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    FaultTexts texts;

    /** Notes why a row was refused, or what was left out of it. */
    void add(UUID importId, long line, Severity severity, List<Fault> faults) {
        for (Fault fault : faults) {
            writes.update(Statement.of(
                    "insert into listings.import_findings"
                            + " (organization_id, id, import_id, line, severity, field, code, arguments)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)",
                    user.organizationId(),
                    Ids.next(),
                    importId,
                    line,
                    severity,
                    fault.field(),
                    fault.code(),
                    json(fault.arguments())));
        }
    }

    Page<Finding> of(UUID importId, Paging paging) {
        Select findings = Select.columns("line, severity, field, code, arguments")
                .from("listings.import_findings")
                .where("import_id = ?", importId)
                .sortable("line", "line", Long.class)
                .orderedBy("line");
        return reads.page(findings, paging, this::read);
    }

    private Finding read(Row row) {
        Fault fault = new Fault(row.text("field"), row.text("code"), arguments(row.json("arguments")));
        return new Finding(
                row.bigint("line"),
                row.word("severity", Severity.class),
                fault.field(),
                fault.code(),
                texts.of(fault, user.locale()));
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
