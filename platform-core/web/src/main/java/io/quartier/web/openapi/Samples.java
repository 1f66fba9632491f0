package io.quartier.web.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes an example of a schema out of the examples of its fields. */
final class Samples {

    private static final int MAX_DEPTH = 8;
    /** Forms whose made-up example is as good as any. */
    private static final List<String> OWN_FORMS = List.of("uuid", "date", "date-time");

    private final Schemas schemas;
    private final Map<String, Object> byName;

    /**
     * @param byName examples of fields by the fields' names: a view has the fields of its draft, but seldom says the
     *     examples again
     */
    Samples(Schemas schemas, Map<String, Object> byName) {
        this.schemas = schemas;
        this.byName = byName;
    }

    /** An example, null where nothing sensible can be made up. */
    Object of(Map<String, Object> schema) {
        return of(schema, 0);
    }

    private Object of(Map<String, Object> given, int depth) {
        // what stands beside a reference says more than what is behind it
        Object own = example(given);
        Map<String, Object> schema = schemas.resolve(given);
        if (own != null || schema == null || depth > MAX_DEPTH) {
            return own;
        }
        Object example = example(schema);
        if (example != null) {
            return example;
        }
        for (String several : List.of("allOf", "oneOf", "anyOf")) {
            if (schema.get(several) instanceof List<?> choices && !choices.isEmpty()) {
                return of(Tree.map(choices.get(0)), depth);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> text(schema);
            case "integer" -> schema.getOrDefault("minimum", 1L);
            case "number" -> schema.getOrDefault("minimum", 1.5);
            case "boolean" -> Boolean.TRUE;
            default -> null;
        };
    }

    /** What a schema gives as its example itself. */
    static Object example(Map<String, Object> schema) {
        if (schema.get("example") != null) {
            return schema.get("example");
        }
        if (schema.get("examples") instanceof List<?> examples && !examples.isEmpty()) {
            return examples.get(0);
        }
        return schema.get("enum") instanceof List<?> words && !words.isEmpty() ? words.get(0) : schema.get("const");
    }

    private static String type(Map<String, Object> schema) {
        Object type = schema.get("type");
        if (type instanceof List<?> several) {
            type = several.stream().filter(t -> !t.equals("null")).findFirst().orElse(null);
        }
        return type != null ? type.toString() : schema.containsKey("properties") ? "object" : "";
    }

    private Object object(Map<String, Object> schema, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        Tree.child(new LinkedHashMap<>(schema), "properties").forEach((name, property) -> {
            Object value = of(Tree.map(property), depth + 1);
            if (byName.containsKey(name) && isMadeUp(Tree.map(property), value, byName.get(name))) {
                value = byName.get(name);
            }
            if (value != null) {
                object.put(name, value);
            }
        });
        return object;
    }

    private static boolean isMadeUp(Map<String, Object> property, Object value, Object known) {
        return value != null
                && example(property) == null
                && !property.containsKey("$ref")
                && !OWN_FORMS.contains(String.valueOf(property.get("format")))
                && value.getClass() == known.getClass();
    }

    private Object array(Map<String, Object> schema, int depth) {
        List<Object> array = new ArrayList<>();
        if (schema.get("items") instanceof Map<?, ?> items) {
            Object item = of(Tree.map(items), depth + 1);
            if (item != null) {
                array.add(item);
            }
        }
        return array;
    }

    private static String text(Map<String, Object> schema) {
        return switch (String.valueOf(schema.get("format"))) {
            case "uuid" -> "01939f3e-8a00-7c31-9a55-3f0e5d0c7b11";
            case "date" -> "2026-11-20";
            case "date-time" -> "2026-11-20T10:15:30.123456Z";
            case "email" -> "eva@donau.example";
            case "uri" -> "https://www.example.org";
            default -> "text";
        };
    }
}
