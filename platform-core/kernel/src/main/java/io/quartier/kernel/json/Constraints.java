package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.ElementType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * Checks Bean Validation constraints, one record at a time: the reader goes into nested records itself, whether or not
 * they are marked {@code @Valid}.
 */
public final class Constraints {

    private final ConcurrentMap<Class<?>, Boolean> beanConstrained = new ConcurrentHashMap<>();
    private final ConcurrentMap<Class<?>, Set<String>> constrained = new ConcurrentHashMap<>();
    private final Validator validator;

    /** Makes its own validator: texts come from codes here, so no expression language runs over messages. */
    public Constraints() {
        validator = Validation.byDefaultProvider()
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new Untouched())
                .traversableResolver(new Flat())
                // what the resolver above always answers alike need not be remembered
                .addProperty("hibernate.validator.enable_traversable_resolver_result_cache", "false")
                .buildValidatorFactory()
                .getValidator();
    }

    void check(Object record, Reading at) {
        Class<?> type = record.getClass();
        if (beanConstrained.computeIfAbsent(
                type, t -> validator.getConstraintsForClass(t).isBeanConstrained())) {
            report(type, validator.validate(record), at);
        }
    }

    void check(Class<?> type, String property, Object value, Reading at) {
        report(type, violations(type, property, value), at);
    }

    /** In the order of the record's components: validators answer in any order. */
    private static void report(Class<?> type, Set<? extends ConstraintViolation<?>> violations, Reading at) {
        if (!violations.isEmpty()) {
            List<String> order = RecordShape.of(type).components().stream()
                    .map(RecordShape.Component::name)
                    .toList();
            violations.stream()
                    .map(Violations::fault)
                    .sorted(Comparator.comparingInt((Fault f) -> order.indexOf(firstStep(f.field())))
                            .thenComparing(Fault::field)
                            .thenComparing(Fault::code))
                    .forEach(at::add);
        }
    }

    private static String firstStep(String field) {
        int end = 0;
        while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
            end++;
        }
        return field.substring(0, end);
    }

    /** The broken constraints that a value would have as a property of the type. */
    public <T> Set<ConstraintViolation<T>> violations(Class<T> type, String property, Object value) {
        return constrained.computeIfAbsent(type, this::constrainedProperties).contains(property)
                ? validator.validateValue(type, property, value)
                : Set.of();
    }

    private Set<String> constrainedProperties(Class<?> type) {
        return validator.getConstraintsForClass(type).getConstrainedProperties().stream()
                .map(p -> p.getPropertyName())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static final class Untouched implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }

    /** Nothing is lazy here, and nothing is followed. */
    private static final class Flat implements TraversableResolver {
        @Override
        public boolean isReachable(Object o, Path.Node property, Class<?> root, Path path, ElementType type) {
            return true;
        }

        @Override
        public boolean isCascadable(Object o, Path.Node property, Class<?> root, Path path, ElementType type) {
            return false;
        }
    }

    /** Whether a step of a path belongs to Java rather than to the value. */
    static boolean isOfJava(ElementKind kind) {
        return switch (kind) {
            case PROPERTY, CONTAINER_ELEMENT, BEAN -> false;
            default -> true;
        };
    }
}
