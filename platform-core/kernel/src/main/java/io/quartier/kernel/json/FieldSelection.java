package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which fields of a record a client wants: {@code title,price.amount}. */
public final class FieldSelection {

    private static final FieldSelection WHOLE = new FieldSelection();

    private final Map<String, FieldSelection> chosen = new HashMap<>();

    private FieldSelection() {}

    /**
     * The selection of these names.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} that names the allowed fields
     */
    public static FieldSelection of(List<String> names, Class<?> type) {
        FieldSelection selection = new FieldSelection();
        List<Fault> faults = new ArrayList<>();
        for (String name : names) {
            if (!selection.choose(name, type)) {
                faults.add(Fault.of(
                        "fields",
                        Fault.NOT_ONE_OF,
                        "allowed",
                        RecordShape.of(type).names()));
            }
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults.get(0));
        }
        return selection;
    }

    private boolean choose(String name, Class<?> type) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        RecordShape.Component component = RecordShape.of(type).component(first);
        if (component == null) {
            return false;
        }
        if (dot < 0) {
            chosen.put(first, WHOLE);
            return true;
        }
        Type below = component.genericType();
        if (!(below instanceof Class<?> nested) || !nested.isRecord()) {
            return false;
        }
        FieldSelection selection = chosen.computeIfAbsent(first, f -> new FieldSelection());
        return selection.isWhole() || selection.choose(name.substring(dot + 1), nested);
    }

    /** What is chosen of a field: null for nothing. */
    public FieldSelection below(String field) {
        return chosen.get(field);
    }

    /** Whether all below is chosen. */
    public boolean isWhole() {
        return this == WHOLE;
    }
}
