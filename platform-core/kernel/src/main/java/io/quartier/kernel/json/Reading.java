package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a reader stands in a tree, and what it found wrong so far, as far as one answer lists it. */
final class Reading {

    /** One more than an answer lists, so that it can say that there are more. */
    private static final int MAX = QuartierException.MAX_FAULTS + 1;

    private static final int MAX_STEP = 100;

    private final List<Object> steps = new ArrayList<>();
    private final Map<String, List<Fault>> faults = new LinkedHashMap<>();
    private int kept;
    private int count;

    /** Goes into a field. */
    void into(String field) {
        steps.add(shortened(field));
    }

    /** Goes into an element. */
    void into(int index) {
        steps.add(index);
    }

    void out() {
        steps.remove(steps.size() - 1);
    }

    /** Reports a fault where the reader stands. */
    Object fault(String code) {
        return add(Fault.of("", code));
    }

    /** Reports a fault where the reader stands. */
    Object fault(String code, String argument, Object value) {
        return add(Fault.of("", code, argument, value));
    }

    /** Reports a fault whose field is relative to where the reader stands; answers null, what a faulty value reads as. */
    Object add(Fault relative) {
        if (isFull()) {
            count++;
            return null;
        }
        Fault fault = relative.below(path());
        List<Fault> ofField = faults.computeIfAbsent(fault.field(), f -> new ArrayList<>(1));
        if (ofField.stream().noneMatch(f -> f.code().equals(fault.code()))) {
            ofField.add(fault);
            kept++;
            count++;
        }
        return null;
    }

    /** How many faults there are: a reader that sees it grow knows that a value is faulty. */
    int count() {
        return count;
    }

    /** Whether nobody would hear of further faults. */
    boolean isFull() {
        return kept >= MAX;
    }

    /** All faults; of a field that is missing only that. */
    List<Fault> faults() {
        return faults.values().stream().flatMap(Reading::causes).toList();
    }

    private static Stream<Fault> causes(List<Fault> ofField) {
        boolean missing = ofField.stream().anyMatch(f -> f.code().equals(Fault.REQUIRED));
        return ofField.stream().filter(f -> !missing || f.code().equals(Fault.REQUIRED));
    }

    /** A client's own text comes back in the answer, but not all of a megabyte. */
    static String shortened(String name) {
        return name.length() <= MAX_STEP ? name : name.substring(0, MAX_STEP) + "…";
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }
}
