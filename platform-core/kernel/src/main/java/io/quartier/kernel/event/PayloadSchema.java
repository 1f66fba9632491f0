package io.quartier.kernel.event;

import io.quartier.kernel.json.RecordShape;
import io.quartier.kernel.json.RecordShape.Component;
import io.quartier.kernel.json.TextForm;
import io.quartier.kernel.json.Words;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;

/** The JSON Schema (2020-12) of what an event's record looks like outside. */
final class PayloadSchema {

    private static final JsonProvider JSON = JsonProvider.provider();

    private PayloadSchema() {}

    /** Of a record, which may hold others. Fields may be absent wherever the platform knows no value. */
    static JsonObject of(Class<?> record, String title, String description) {
        return JSON.createObjectBuilder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("title", title)
                .add("description", description)
                .addAll(JSON.createObjectBuilder(object(record)))
                .build();
    }

    private static JsonObject object(Class<?> record) {
        JsonObjectBuilder properties = JSON.createObjectBuilder();
        JsonArrayBuilder required = JSON.createArrayBuilder();
        for (Component component : RecordShape.of(record).components()) {
            properties.add(component.name(), value(component.genericType()));
            if (component.type().isPrimitive()) {
                required.add(component.name());
            }
        }
        return JSON.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required)
                .build();
    }

    private static JsonObject value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return Map.class.isAssignableFrom((Class<?>) generic.getRawType())
                    ? JSON.createObjectBuilder()
                            .add("type", "object")
                            .add("additionalProperties", value(arguments[1]))
                            .build()
                    : JSON.createObjectBuilder()
                            .add("type", "array")
                            .add("items", value(arguments[0]))
                            .build();
        }
        return plain((Class<?>) type);
    }

    private static JsonObject plain(Class<?> type) {
        if (type.isRecord()) {
            return object(type);
        }
        if (type.isEnum()) {
            return JSON.createObjectBuilder()
                    .add("type", "string")
                    .add("enum", words(type))
                    .build();
        }
        if (JsonValue.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        TextForm form = TextForm.of(type);
        return switch (form == null ? "text" : form.expected()) {
            case "integer" -> JSON.createObjectBuilder().add("type", "integer").build();
            case "number" -> JSON.createObjectBuilder().add("type", "number").build();
            case "boolean" -> JSON.createObjectBuilder().add("type", "boolean").build();
            case "uuid" -> text("uuid");
            case "date" -> text("date");
            case "time" -> text("time");
            case "instant" -> text("date-time");
            case "decimal" ->
                JSON.createObjectBuilder()
                        .add("type", "string")
                        .add("pattern", "^-?[0-9]+(\\.[0-9]+)?$")
                        .build();
            default -> JSON.createObjectBuilder().add("type", "string").build();
        };
    }

    private static JsonObject text(String format) {
        return JSON.createObjectBuilder()
                .add("type", "string")
                .add("format", format)
                .build();
    }

    private static JsonArrayBuilder words(Class<?> type) {
        JsonArrayBuilder words = JSON.createArrayBuilder();
        for (Object constant : type.getEnumConstants()) {
            words.add(Words.of((Enum<?>) constant));
        }
        return words;
    }
}
