package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads one JSON value that is not null into a Java type, or reports why it cannot. */
@FunctionalInterface
interface ValueReader {

    /** Entries of a list or map at most: validators look at all of them before anything can be refused. */
    int MAX_ENTRIES = 10_000;

    Object read(JsonValue value, Reading at, RecordReader records);

    /** The reader of a type. */
    static ValueReader of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == List.class || raw == Collection.class) {
                return elements(of(arguments[0]), false);
            }
            if (raw == Set.class) {
                return elements(of(arguments[0]), true);
            }
            if (raw == Map.class && arguments[0] == String.class) {
                return entries(of(arguments[1]));
            }
        } else if (type instanceof Class<?> raw) {
            return plain(raw);
        }
        throw unsupported(type);
    }

    private static ValueReader plain(Class<?> type) {
        if (type.isRecord()) {
            return (value, at, records) -> records.readInto(value, type, at);
        }
        if (type == Integer.class || type == int.class) {
            return number("integer", n -> (int) Numbers.whole(n, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        if (type == Long.class || type == long.class) {
            return number("integer", n -> Numbers.whole(n, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        if (type == Double.class || type == double.class) {
            return number("number", Numbers::binary);
        }
        if (type == BigDecimal.class) {
            ValueReader asNumber = number("decimal", n -> Numbers.bounded(n, "decimal"));
            ValueReader asText = text(TextForm.of(BigDecimal.class));
            return (value, at, records) ->
                    value instanceof JsonNumber ? asNumber.read(value, at, records) : asText.read(value, at, records);
        }
        if (type == Boolean.class || type == boolean.class) {
            return (value, at, records) -> switch (value.getValueType()) {
                case TRUE -> Boolean.TRUE;
                case FALSE -> Boolean.FALSE;
                default -> at.fault(Fault.TYPE, "expected", "boolean");
            };
        }
        if (JsonValue.class.isAssignableFrom(type)) {
            return (value, at, records) -> {
                checkStorable(value, at);
                return type.isInstance(value) ? value : at.fault(Fault.TYPE, "expected", jsonName(type));
            };
        }
        TextForm form = TextForm.of(type);
        if (form == null) {
            throw unsupported(type);
        }
        return text(form);
    }

    private static ValueReader text(TextForm form) {
        return (value, at, records) -> {
            if (value instanceof JsonString text) {
                try {
                    return form.parse(text.getString());
                } catch (InvalidValue e) {
                    return report(e, at);
                }
            }
            return at.fault(Fault.TYPE, "expected", form.expected());
        };
    }

    private static ValueReader number(String expected, Function<BigDecimal, Object> conversion) {
        return (value, at, records) -> {
            if (value instanceof JsonNumber number) {
                try {
                    return conversion.apply(number.bigDecimalValue());
                } catch (InvalidValue e) {
                    return report(e, at);
                }
            }
            return at.fault(Fault.TYPE, "expected", expected);
        };
    }

    private static ValueReader elements(ValueReader element, boolean unique) {
        return (value, at, records) -> {
            if (!(value instanceof JsonArray array)) {
                return at.fault(Fault.TYPE, "expected", "list");
            }
            if (array.size() > MAX_ENTRIES) {
                return at.fault("SIZE", "max", MAX_ENTRIES);
            }
            Collection<Object> result = unique ? new LinkedHashSet<>() : new ArrayList<>(array.size());
            for (int i = 0; i < array.size() && !at.isFull(); i++) {
                at.into(i);
                result.add(readOrMissing(element, array.get(i), at, records));
                at.out();
            }
            return unique
                    ? Collections.unmodifiableSet((Set<?>) result)
                    : Collections.unmodifiableList((List<?>) result);
        };
    }

    private static ValueReader entries(ValueReader entry) {
        return (value, at, records) -> {
            if (!(value instanceof JsonObject object)) {
                return at.fault(Fault.TYPE, "expected", "object");
            }
            if (object.size() > MAX_ENTRIES) {
                return at.fault("SIZE", "max", MAX_ENTRIES);
            }
            Map<String, Object> result = new LinkedHashMap<>();
            object.forEach((name, item) -> {
                if (at.isFull()) {
                    return;
                }
                at.into(name);
                try {
                    result.put(TextForm.storable(name), readOrMissing(entry, item, at, records));
                } catch (InvalidValue e) {
                    report(e, at);
                }
                at.out();
            });
            return Collections.unmodifiableMap(result);
        };
    }

    private static Object readOrMissing(ValueReader reader, JsonValue value, Reading at, RecordReader records) {
        return value.getValueType() == JsonValue.ValueType.NULL
                ? at.fault(Fault.REQUIRED)
                : reader.read(value, at, records);
    }

    private static void checkStorable(JsonValue value, Reading at) {
        try {
            if (value instanceof JsonString text) {
                TextForm.storable(text.getString());
            } else if (value instanceof JsonObject object) {
                object.forEach((name, item) -> {
                    TextForm.storable(name);
                    checkStorable(item, at);
                });
            } else if (value instanceof JsonArray array) {
                array.forEach(item -> checkStorable(item, at));
            }
        } catch (InvalidValue e) {
            report(e, at);
        }
    }

    /** Reports the faults of a value where the reader stands; answers null. */
    static Object report(InvalidValue invalid, Reading at) {
        invalid.faults().forEach(at::add);
        return null;
    }

    private static String jsonName(Class<?> type) {
        return type == JsonArray.class ? "list" : type == JsonString.class ? "text" : "object";
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("Records of requests cannot hold " + type.getTypeName()
                + ": use texts, numbers, dates, enumerations, records, lists, sets or maps of them");
    }
}
