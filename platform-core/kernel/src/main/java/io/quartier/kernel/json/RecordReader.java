package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.json.RecordShape.Component;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Binds JSON to records and finds every fault on the way: wrong types, unknown and repeated fields, broken constraints
 * and what checking constructors refuse. One field gets one fault where one is the cause of the other.
 */
public final class RecordReader {

    private final Constraints constraints = new Constraints();
    private final boolean stored;

    /** Reads what comes from outside. */
    public RecordReader() {
        this(false);
    }

    private RecordReader(boolean stored) {
        this.stored = stored;
    }

    /**
     * Reads what the platform itself wrote, perhaps long ago: fields that the record no longer has are skipped, and rules
     * that came later do not count.
     */
    public static RecordReader ofStored() {
        return new RecordReader(true);
    }

    /**
     * The record.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} with every fault
     */
    public <T extends Record> T read(JsonBody body, Class<T> type) {
        return read(body.value(), type, body.repeated());
    }

    /**
     * The record, refused for the faults known already too.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} with every fault
     */
    public <T extends Record> T read(JsonValue json, Class<T> type, List<Fault> known) {
        Reading at = new Reading();
        known.forEach(at::add);
        Object record = readInto(json, type, at);
        if (at.count() > 0) {
            throw QuartierException.invalid(at.faults());
        }
        return type.cast(record);
    }

    Object readInto(JsonValue json, Class<?> type, Reading at) {
        if (!(json instanceof JsonObject object)) {
            return at.fault(Fault.TYPE, "expected", "object");
        }
        RecordShape shape = RecordShape.of(type);
        Object[] values = new Object[shape.size()];
        boolean[] faulty = new boolean[shape.size()];
        int before = at.count();
        for (Component component : shape.each()) {
            int count = at.count();
            at.into(component.name());
            values[component.index()] = readComponent(object.get(component.name()), component, at);
            at.out();
            faulty[component.index()] = at.count() > count;
        }
        boolean complete = at.count() == before;
        if (stored) {
            return complete ? shape.construct(values) : null;
        }
        refuseUnknown(object, shape, at);
        return complete ? construct(shape, values, at) : checkRest(shape, values, faulty, at);
    }

    private Object readComponent(JsonValue value, Component component, Reading at) {
        if (value != null && value.getValueType() != JsonValue.ValueType.NULL) {
            return component.reader().read(value, at, this);
        }
        return component.type().isPrimitive() && !stored ? at.fault(Fault.REQUIRED) : component.absent();
    }

    private static void refuseUnknown(JsonObject object, RecordShape shape, Reading at) {
        for (String name : object.keySet()) {
            if (at.isFull()) {
                return;
            }
            if (shape.component(name) == null) {
                at.add(Fault.of(Reading.shortened(name), Fault.UNKNOWN_FIELD, "allowed", shape.names()));
            }
        }
    }

    private Object construct(RecordShape shape, Object[] values, Reading at) {
        Object record;
        try {
            record = shape.construct(values);
        } catch (InvalidValue e) {
            ValueReader.report(e, at);
            return checkRest(shape, values, new boolean[values.length], at);
        } catch (NullPointerException | IllegalArgumentException e) {
            // a constructor that relies on a constraint such as @NotNull: then that is what the client hears
            int count = at.count();
            checkRest(shape, values, new boolean[values.length], at);
            if (at.count() == count && !at.isFull()) {
                throw e;
            }
            return null;
        }
        constraints.check(record, at);
        return record;
    }

    private Object checkRest(RecordShape shape, Object[] values, boolean[] faulty, Reading at) {
        for (Component component : shape.each()) {
            if (!faulty[component.index()]) {
                constraints.check(shape.type(), component.name(), values[component.index()], at);
            }
        }
        return null;
    }
}
