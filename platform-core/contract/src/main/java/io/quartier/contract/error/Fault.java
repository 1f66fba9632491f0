package io.quartier.contract.error;

import java.util.List;
import java.util.Map;

/**
 * One thing that is wrong with one field of a request or of an imported row.
 *
 * @param field the path of the field as the client knows it: {@code address.city}, {@code items[2].price}; empty where
 *     the whole is meant
 * @param code what is wrong, upper case, never changed once released: {@code REQUIRED}, {@code TYPE}
 * @param arguments values for the text of this code, by name
 */
public record Fault(String field, String code, Map<String, Object> arguments) {

    /** A missing value. */
    public static final String REQUIRED = "REQUIRED";
    /** A value of another type; argument {@code expected}. */
    public static final String TYPE = "TYPE";
    /** A field that is not known here; argument {@code allowed}. */
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    /** A query parameter that is not known here; argument {@code allowed}. */
    public static final String UNKNOWN_PARAMETER = "UNKNOWN_PARAMETER";
    /** A word outside a list; argument {@code allowed}. */
    public static final String NOT_ONE_OF = "NOT_ONE_OF";
    /** A field that stands twice. */
    public static final String REPEATED = "REPEATED";
    /** A text of the wrong form; argument {@code expected}. */
    public static final String FORMAT = "FORMAT";

    /** Stands last where there are more faults than one answer lists; argument {@code max}. */
    public static final String MORE_FAULTS = "MORE_FAULTS";

    /** Copies the arguments. */
    public Fault {
        arguments = Map.copyOf(arguments);
    }

    /** A fault without arguments. */
    public static Fault of(String field, String code) {
        return new Fault(field, code, Map.of());
    }

    /** A fault with one argument. */
    public static Fault of(String field, String code, String argument, Object value) {
        return new Fault(field, code, Map.of(argument, value));
    }

    /** Faults in a message for logs: how many, and the first few. */
    static String brief(List<Fault> faults) {
        int shown = Math.min(3, faults.size());
        return faults.size() + " " + faults.subList(0, shown) + (shown < faults.size() ? " …" : "");
    }

    /** The same fault seen from a level above. */
    public Fault below(String parent) {
        if (parent.isEmpty()) {
            return this;
        }
        String path = field.isEmpty() ? parent : field.startsWith("[") ? parent + field : parent + "." + field;
        return new Fault(path, code, arguments);
    }
}
