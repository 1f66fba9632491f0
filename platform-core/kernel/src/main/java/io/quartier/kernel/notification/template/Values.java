package io.quartier.kernel.notification.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values for texts: maps, lists, texts and numbers, so that there is nothing of which a text could call a method. */
public final class Values {

    /** Entries of a list that texts see; more would only make them long. */
    private static final int MAX_ENTRIES = 200;

    private Values() {}

    /** The fields of an object. */
    public static Map<String, Object> of(JsonObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.forEach((name, value) -> values.put(name, of(value)));
        return values;
    }

    private static Object of(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> of(value.asJsonObject());
            case ARRAY -> list(value.asJsonArray());
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case NULL -> null;
        };
    }

    private static Object number(JsonNumber number) {
        return number.isIntegral() ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    private static List<Object> list(JsonArray array) {
        List<Object> list = new ArrayList<>();
        for (JsonValue value : array.subList(0, Math.min(MAX_ENTRIES, array.size()))) {
            list.add(of(value));
        }
        return list;
    }
}
