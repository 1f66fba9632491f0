package io.quartier.listings.importing.csv;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.DraftJson;
import io.quartier.listings.listing.ListingDraft;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Reads a mapping and finds everything that is wrong with it. */
public final class MappingReader {

    private static final Set<String> SETTINGS = Set.of("defaults", "numbers", "dates", "delimiter");
    private static final String DELIMITERS = ",;\t|";

    private final List<Fault> faults;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();

    private MappingReader(List<Fault> faults) {
        this.faults = faults;
    }

    /**
     * The mapping, as far as it makes sense.
     *
     * @param text JSON; null or blank where the client sent none
     * @param faults takes what is wrong, fields below {@code mapping}
     */
    public static CsvMapping read(String text, Records records, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            faults.add(Fault.of("mapping", Fault.REQUIRED));
            return null;
        }
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            parser.next();
            JsonObject json = parser.getObject();
            if (parser.hasNext()) {
                throw new JsonException("more than one object");
            }
            return new MappingReader(faults).read(json, records);
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            faults.add(Fault.of("mapping", Fault.TYPE, "expected", "object"));
            return null;
        }
    }

    private CsvMapping read(JsonObject json, Records records) {
        json.forEach((name, value) -> {
            if (!SETTINGS.contains(name)) {
                readTarget(name, value);
            }
        });
        if (json.get("defaults") instanceof JsonObject object) {
            object.forEach(this::readDefault);
        } else if (json.containsKey("defaults")) {
            fault("defaults", Fault.TYPE, "expected", "object");
        }
        CellReader cells = new CellReader(
                word(json, "numbers", NumberStyle.class, NumberStyle.PLAIN),
                word(json, "dates", DateStyle.class, DateStyle.ISO));
        CsvMapping mapping = new CsvMapping(sources, defaults, cells, delimiter(json));
        faults.addAll(mapping.missing(json));
        checkDefaults(mapping, records);
        return mapping;
    }

    private void readTarget(String name, JsonValue value) {
        Target target = Target.of(name);
        if (target == null) {
            fault(name, Fault.UNKNOWN_FIELD, "allowed", Target.names());
        } else if (value instanceof JsonString column) {
            sources.put(name, Source.column(column.getString(), AreaUnit.SQUARE_METRE, Map.of()));
        } else if (value instanceof JsonObject object) {
            readSource(target, object);
        } else {
            fault(name, Fault.TYPE, "expected", "text");
        }
    }

    private void readSource(Target target, JsonObject object) {
        String name = target.name();
        int before = faults.size();
        for (String key : object.keySet()) {
            if (!Set.of("column", "unit", "values", "template").contains(key)) {
                fault(name + "." + key, Fault.UNKNOWN_FIELD, "allowed", "column, unit, values, template");
            }
        }
        String column = string(object, "column", name);
        String template = string(object, "template", name);
        AreaUnit unit = unit(target, object);
        Map<String, String> values = values(object, name);
        if (faults.size() == before && (column == null) == (template == null)) {
            fault(name, Fault.REQUIRED);
        } else if (column != null) {
            sources.put(name, Source.column(column, unit, values));
        } else if (template != null) {
            sources.put(name, Source.template(template));
        }
    }

    private AreaUnit unit(Target target, JsonObject object) {
        String word = string(object, "unit", target.name());
        if (word == null) {
            return AreaUnit.SQUARE_METRE;
        }
        if (target.kind() != Target.Kind.AREA) {
            fault(target.name() + ".unit", "NOT_AN_AREA");
        }
        return AreaUnit.of(word).orElseGet(() -> {
            fault(target.name() + ".unit", Fault.NOT_ONE_OF, "allowed", AreaUnit.allowed());
            return AreaUnit.SQUARE_METRE;
        });
    }

    private Map<String, String> values(JsonObject object, String name) {
        Map<String, String> values = new LinkedHashMap<>();
        if (object.get("values") instanceof JsonObject pairs) {
            pairs.forEach((from, to) -> {
                String text = text(to);
                if (text == null) {
                    fault(name + ".values." + from, Fault.TYPE, "expected", "text");
                } else {
                    values.put(from, text);
                }
            });
        } else if (object.containsKey("values")) {
            fault(name + ".values", Fault.TYPE, "expected", "object");
        }
        return values;
    }

    private void readDefault(String name, JsonValue value) {
        String text = text(value);
        if (Target.of(name) == null) {
            fault("defaults." + name, Fault.UNKNOWN_FIELD, "allowed", Target.names());
        } else if (text == null) {
            fault("defaults." + name, Fault.TYPE, "expected", "text");
        } else {
            defaults.put(name, text);
        }
    }

    /** Whatever the rows say, a default must be a value that the field can have. */
    private void checkDefaults(CsvMapping mapping, Records records) {
        DraftJson draft = new DraftJson();
        Map<String, String> byPath = new LinkedHashMap<>();
        defaults.forEach((name, text) -> {
            Target target = Target.of(name);
            byPath.put(target.path(), name);
            try {
                mapping.cells().read(text, target, AreaUnit.SQUARE_METRE, draft);
            } catch (InvalidValue e) {
                e.faults().forEach(f -> faults.add(f.below("mapping.defaults." + name)));
            }
        });
        try {
            records.read(draft.build(), ListingDraft.class);
        } catch (QuartierException e) {
            for (Fault fault : e.faults()) {
                String name = byPath.get(fault.field());
                if (name != null && !fault.code().equals(Fault.REQUIRED)) {
                    faults.add(new Fault("mapping.defaults." + name, fault.code(), fault.arguments()));
                }
            }
        }
    }

    private Character delimiter(JsonObject json) {
        String text = string(json, "delimiter", "");
        if (text != null && (text.length() != 1 || DELIMITERS.indexOf(text.charAt(0)) < 0)) {
            fault("delimiter", Fault.NOT_ONE_OF, "allowed", "\",\", \";\", \"\\t\", \"|\"");
            return null;
        }
        return text == null ? null : Character.valueOf(text.charAt(0));
    }

    private <E extends Enum<E>> E word(JsonObject json, String name, Class<E> type, E otherwise) {
        String text = string(json, name, "");
        if (text == null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) {
                return constant;
            }
            words.add(word);
        }
        fault(name, Fault.NOT_ONE_OF, "allowed", String.join(", ", words));
        return otherwise;
    }

    private String string(JsonObject json, String name, String parent) {
        JsonValue value = json.get(name);
        if (value == null || value instanceof JsonString) {
            return value == null ? null : ((JsonString) value).getString();
        }
        fault(parent.isEmpty() ? name : parent + "." + name, Fault.TYPE, "expected", "text");
        return null;
    }

    /** A scalar as the text that a cell would hold. */
    private static String text(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER, TRUE, FALSE -> value.toString();
            default -> null;
        };
    }

    private void fault(String field, String code) {
        faults.add(Fault.of("mapping." + field, code));
    }

    private void fault(String field, String code, String argument, Object value) {
        faults.add(Fault.of("mapping." + field, code, argument, value));
    }
}
