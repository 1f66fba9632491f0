package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns broken Bean Validation constraints into faults: the annotation is the code. */
public final class Violations {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Violations() {}

    /**
     * The fault of a violation, its field as the client knows it: without the names of Java methods and of parameters
     * that hold a body.
     */
    public static Fault fault(ConstraintViolation<?> violation) {
        return new Fault(field(violation.getPropertyPath()), code(violation), arguments(violation));
    }

    /**
     * The code of a constraint: its own upper-case message where it has one, such as {@code message =
     * "END_BEFORE_START"}, or else the annotation's.
     */
    private static String code(ConstraintViolation<?> violation) {
        if (CODE.matcher(violation.getMessageTemplate()).matches()) {
            return violation.getMessageTemplate();
        }
        String annotation = annotation(violation);
        return switch (annotation) {
            case "NotNull", "NotBlank", "NotEmpty" -> Fault.REQUIRED;
            case "Min", "DecimalMin" -> "MIN";
            case "Max", "DecimalMax" -> "MAX";
            case "Size" -> violation.getInvalidValue() instanceof CharSequence ? "LENGTH" : "SIZE";
            case "Pattern" -> Fault.FORMAT;
            default -> WORD_START.matcher(annotation).replaceAll("_").toUpperCase(Locale.ROOT);
        };
    }

    private static Map<String, Object> arguments(ConstraintViolation<?> violation) {
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        Map<String, Object> arguments = new HashMap<>();
        switch (annotation(violation)) {
            case "Min", "DecimalMin" -> arguments.put("min", attributes.get("value"));
            case "Max", "DecimalMax" -> arguments.put("max", attributes.get("value"));
            case "Pattern" -> arguments.put("expected", expected(violation, attributes));
            case "Size" -> {
                if ((int) attributes.get("min") > 0) {
                    arguments.put("min", attributes.get("min"));
                }
                if ((int) attributes.get("max") < Integer.MAX_VALUE) {
                    arguments.put("max", attributes.get("max"));
                }
            }
            default -> {
                for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
                    if (attribute.getValue() instanceof Number || attribute.getValue() instanceof Boolean) {
                        arguments.put(attribute.getKey(), attribute.getValue());
                    }
                }
            }
        }
        return arguments;
    }

    /** A message of one's own says better what is wanted than the expression does. */
    private static Object expected(ConstraintViolation<?> violation, Map<String, Object> attributes) {
        String message = violation.getMessageTemplate();
        return message.startsWith("{") ? attributes.get("regexp") : message;
    }

    private static String annotation(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }

    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (Constraints.isOfJava(node.getKind())) {
                parameter = node.getKind() == ElementKind.PARAMETER ? node.getName() : parameter;
                continue;
            }
            if (node.isInIterable() && node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            } else if (node.isInIterable() && node.getKey() != null) {
                field.append('.').append(node.getKey());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        // a constraint on the parameter itself: it is called as in Java
        return field.isEmpty() ? parameter : field.toString();
    }

    /** The faults of several. */
    public static List<Fault> faults(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream().map(Violations::fault).distinct().toList();
    }
}
