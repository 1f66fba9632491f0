package io.quartier.kernel.json;

import io.quartier.kernel.json.RecordShape.Component;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes records and what they hold as JSON: components in declared order, absent where null, enumerations as words,
 * decimals as strings. What a class needs is looked at once.
 */
public final class RecordWriter {

    private static final ClassValue<Writer> WRITERS = new ClassValue<>() {
        @Override
        protected Writer computeValue(Class<?> type) {
            return writer(type);
        }
    };

    private RecordWriter() {}

    /** Writes a value: a record, a list or map of them, a text, a number, or null. */
    public static void write(JsonOutput out, Object value) {
        if (value == null) {
            out.nothing();
        } else {
            WRITERS.get(value.getClass()).write(out, value);
        }
    }

    /** Writes the chosen fields of a record. */
    public static void write(JsonOutput out, Record value, FieldSelection fields) {
        ((ObjectWriter) WRITERS.get(value.getClass())).write(out, value, fields);
    }

    /** The JSON of a value as a text. */
    public static String text(Object value) {
        JsonOutput out = new JsonOutput(512);
        write(out, value);
        return out.toString();
    }

    @FunctionalInterface
    private interface Writer {
        void write(JsonOutput out, Object value);
    }

    private static Writer writer(Class<?> type) {
        if (type.isRecord()) {
            return new ObjectWriter(type);
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return (out, value) -> out.text(value.toString());
        }
        if (type == UUID.class) {
            return (out, value) -> out.uuid((UUID) value);
        }
        if (type == Integer.class || type == Long.class || type == Short.class || type == Byte.class) {
            return (out, value) -> out.number(((Number) value).longValue());
        }
        if (type == Double.class || type == Float.class) {
            return (out, value) -> out.number(((Number) value).doubleValue());
        }
        if (type == Boolean.class) {
            return (out, value) -> out.bool((Boolean) value);
        }
        if (type == Instant.class) {
            return (out, value) -> out.instant((Instant) value);
        }
        if (type == BigDecimal.class) {
            return (out, value) -> out.decimal((BigDecimal) value);
        }
        if (Enum.class.isAssignableFrom(type)) {
            return (out, value) -> out.text(Words.of((Enum<?>) value));
        }
        if (Map.class.isAssignableFrom(type) && !JsonValue.class.isAssignableFrom(type)) {
            return (out, value) -> entries(out, (Map<?, ?>) value);
        }
        if (Iterable.class.isAssignableFrom(type) && !JsonValue.class.isAssignableFrom(type)) {
            return (out, value) -> elements(out, (Iterable<?>) value);
        }
        if (JsonValue.class.isAssignableFrom(type)) {
            return (out, value) -> out.raw(value.toString().getBytes(StandardCharsets.UTF_8));
        }
        // dates, times and value classes with a text form of their own
        return (out, value) -> out.text(value.toString());
    }

    private static void entries(JsonOutput out, Map<?, ?> map) {
        out.raw('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() == null) {
                continue;
            }
            if (!first) {
                out.raw(',');
            }
            first = false;
            out.text(
                    entry.getKey() instanceof Enum<?> word
                            ? Words.of(word)
                            : entry.getKey().toString());
            out.raw(':');
            write(out, entry.getValue());
        }
        out.raw('}');
    }

    private static void elements(JsonOutput out, Iterable<?> items) {
        out.raw('[');
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                out.raw(',');
            }
            first = false;
            write(out, item);
        }
        out.raw(']');
    }

    private static final class ObjectWriter implements Writer {
        private final Component[] components;
        private final byte[][] keys;

        ObjectWriter(Class<?> type) {
            List<Component> all = RecordShape.of(type).components();
            components = all.toArray(Component[]::new);
            keys = all.stream().map(c -> JsonOutput.key(c.name())).toArray(byte[][]::new);
        }

        @Override
        public void write(JsonOutput out, Object value) {
            out.raw('{');
            boolean first = true;
            for (int i = 0; i < components.length; i++) {
                Object of = components[i].of(value);
                if (of != null) {
                    if (!first) {
                        out.raw(',');
                    }
                    first = false;
                    out.raw(keys[i]);
                    if (of instanceof String text) {
                        out.text(text);
                    } else {
                        WRITERS.get(of.getClass()).write(out, of);
                    }
                }
            }
            out.raw('}');
        }

        void write(JsonOutput out, Record value, FieldSelection fields) {
            out.raw('{');
            boolean first = true;
            for (int i = 0; i < components.length; i++) {
                FieldSelection below = fields.below(components[i].name());
                Object of = below == null ? null : components[i].of(value);
                if (of != null) {
                    if (!first) {
                        out.raw(',');
                    }
                    first = false;
                    out.raw(keys[i]);
                    if (below.isWhole() || !(of instanceof Record nested)) {
                        RecordWriter.write(out, of);
                    } else {
                        RecordWriter.write(out, nested, below);
                    }
                }
            }
            out.raw('}');
        }
    }
}
