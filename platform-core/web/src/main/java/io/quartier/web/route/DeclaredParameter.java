package io.quartier.web.route;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.json.Constraints;
import io.quartier.kernel.json.TextForm;
import io.quartier.kernel.json.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A parameter that a resource method takes from its path, query or headers.
 *
 * @param name as clients write it
 * @param form how its value, or each of its values, is written
 * @param many whether it holds several values, repeated or separated by commas
 * @param unique whether the several form a set
 * @param owner the class of the {@code @BeanParam} that it is a field of, null where it is a method parameter
 * @param property the field's name
 */
record DeclaredParameter(String name, TextForm form, boolean many, boolean unique, Class<?> owner, String property) {

    /** The value, null where there is none or it is faulty. */
    Object read(List<String> texts, Constraints constraints, List<Fault> faults) {
        int before = faults.size();
        Object value = many ? readMany(texts, faults) : readOne(texts, faults);
        if (faults.size() > before) {
            return null;
        }
        check(value, constraints, faults);
        return value;
    }

    private Object readOne(List<String> texts, List<Fault> faults) {
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        if (texts.size() > 1) {
            faults.add(Fault.of(name, Fault.REPEATED));
            return null;
        }
        return parse(texts.get(0), faults);
    }

    private Object readMany(List<String> texts, List<Fault> faults) {
        if (texts == null) {
            return null;
        }
        Collection<Object> values = unique ? new LinkedHashSet<>() : new ArrayList<>();
        for (String text : texts) {
            for (String part : text.split(",", -1)) {
                String bare = part.strip();
                if (!bare.isEmpty() && faults.size() <= QuartierException.MAX_FAULTS) {
                    values.add(parse(bare, faults));
                }
            }
        }
        return unique
                ? Collections.unmodifiableSet((LinkedHashSet<?>) values)
                : Collections.unmodifiableList((ArrayList<?>) values);
    }

    private Object parse(String text, List<Fault> faults) {
        if (text.isEmpty() && !form.expected().equals("text")) {
            return null;
        }
        try {
            return form.parse(text);
        } catch (InvalidValue e) {
            e.faults().forEach(f -> add(f.below(name), faults));
            return null;
        }
    }

    private void check(Object value, Constraints constraints, List<Fault> faults) {
        if (owner != null) {
            constraints.violations(owner, property, value).forEach(v -> add(renamed(Violations.fault(v)), faults));
        }
    }

    /** The fault by the name that clients know instead of the field's. */
    private Fault renamed(Fault fault) {
        return new Fault(name, fault.code(), fault.arguments());
    }

    private static void add(Fault fault, List<Fault> faults) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
