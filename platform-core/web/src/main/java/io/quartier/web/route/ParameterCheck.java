package io.quartier.web.route;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.rest.IfMatch;
import io.quartier.kernel.json.Constraints;
import io.quartier.kernel.json.FieldSelection;
import io.quartier.kernel.json.TextForm;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what a request says in its path, query and headers against what the resource method declares: names, types and
 * constraints, every fault at once. JAX-RS alone ignores unknown names and answers a wrong type with 404.
 */
final class ParameterCheck {

    private static final Constraints CONSTRAINTS = new Constraints();
    private static final String FIELDS = "fields";

    private final Map<String, DeclaredParameter> query = new LinkedHashMap<>();
    private final Map<String, DeclaredParameter> path = new LinkedHashMap<>();
    private final Map<String, DeclaredParameter> headers = new LinkedHashMap<>();
    private final List<DeclaredParameter> required = new ArrayList<>();
    private final Class<?> item;
    private final String known;
    private boolean demandsIfMatch;

    private ParameterCheck(Method method, Class<?> item) {
        this.item = item;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                declareFields(parameter.getType());
            } else {
                declare(parameter, parameter.getParameterizedType(), null, null);
            }
        }
        List<String> names = new ArrayList<>(query.keySet());
        if (item != null && !names.contains(FIELDS)) {
            names.add(FIELDS);
        }
        known = String.join(", ", names);
    }

    /**
     * The check of a method.
     *
     * @param item the record that a client may choose fields of, null where there is none
     */
    static ParameterCheck of(Method method, Class<?> item) {
        return new ParameterCheck(method, item);
    }

    private void declareFields(Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(BeanParam.class)) {
                    declareFields(field.getType());
                } else {
                    declare(field, field.getGenericType(), bean, field.getName());
                }
            }
        }
    }

    private void declare(AnnotatedElement element, Type type, Class<?> owner, String property) {
        if (element.isAnnotationPresent(QueryParam.class)) {
            String name = element.getAnnotation(QueryParam.class).value();
            DeclaredParameter declared = declared(name, type, owner, property);
            query.put(name, declared);
            if (element.isAnnotationPresent(NotNull.class)) {
                required.add(declared);
            }
        } else if (element.isAnnotationPresent(PathParam.class)) {
            String name = element.getAnnotation(PathParam.class).value();
            path.put(name, declared(name, type, owner, property));
        } else if (element.isAnnotationPresent(HeaderParam.class) && type != String.class) {
            String name = element.getAnnotation(HeaderParam.class).value();
            headers.put(name, declared(name, type, owner, property));
            demandsIfMatch |= type == IfMatch.class && element.isAnnotationPresent(NotNull.class);
        }
    }

    private static DeclaredParameter declared(String name, Type type, Class<?> owner, String property) {
        Type single = type;
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        boolean many = raw == List.class || raw == Set.class;
        if (many) {
            single = ((ParameterizedType) type).getActualTypeArguments()[0];
        }
        TextForm form = single instanceof Class<?> plain ? TextForm.of(plain) : null;
        if (form == null) {
            throw new IllegalStateException(
                    "Parameter '%s' has the type %s, which cannot be read from a text: give the type a static valueOf(String)."
                            .formatted(name, type.getTypeName()));
        }
        return new DeclaredParameter(name, form, many, raw == Set.class, owner, property);
    }

    /**
     * Checks a request.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} with every fault, {@code PRECONDITION_REQUIRED}
     */
    Parameters check(ContainerRequestContext request) {
        if (demandsIfMatch && request.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw new QuartierException(CoreProblem.PRECONDITION_REQUIRED);
        }
        List<Fault> faults = new ArrayList<>(0);
        Map<String, Object> several = Map.of();
        MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters();
        String fields = null;
        if (!given.isEmpty()) {
            for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
                if (faults.size() > QuartierException.MAX_FAULTS) {
                    break;
                }
                DeclaredParameter declared = query.get(parameter.getKey());
                if (parameter.getKey().equals(FIELDS) && item != null) {
                    fields = parameter.getValue().get(0);
                }
                if (declared == null) {
                    refuseUnknown(parameter.getKey(), faults);
                } else {
                    Object value = declared.read(parameter.getValue(), CONSTRAINTS, faults);
                    if (declared.many() && value != null) {
                        several = several.isEmpty() ? new HashMap<>() : several;
                        several.put(declared.name(), value);
                    }
                }
            }
        }
        for (DeclaredParameter declared : required) {
            if (!given.containsKey(declared.name())) {
                declared.read(null, CONSTRAINTS, faults);
            }
        }
        if (!path.isEmpty()) {
            MultivaluedMap<String, String> parts = request.getUriInfo().getPathParameters();
            path.forEach((name, declared) -> declared.read(parts.get(name), CONSTRAINTS, faults));
        }
        if (!headers.isEmpty()) {
            headers.forEach((name, declared) -> readHeader(declared, request, faults));
        }
        FieldSelection selection = select(fields, faults);
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
        return new Parameters(several, selection);
    }

    private void refuseUnknown(String name, List<Fault> faults) {
        if (!name.equals(FIELDS) || item == null) {
            String shortened = name.length() <= 100 ? name : name.substring(0, 100) + "…";
            faults.add(Fault.of(shortened, Fault.UNKNOWN_PARAMETER, "allowed", known.isEmpty() ? "-" : known));
        }
    }

    private static void readHeader(DeclaredParameter declared, ContainerRequestContext request, List<Fault> faults) {
        String text = request.getHeaderString(declared.name());
        if (text != null) {
            declared.read(List.of(text), CONSTRAINTS, faults);
        }
    }

    private FieldSelection select(String fields, List<Fault> faults) {
        if (fields == null || fields.isBlank()) {
            return null;
        }
        try {
            return FieldSelection.of(
                    Arrays.stream(fields.split(",", -1)).map(String::strip).toList(), item);
        } catch (QuartierException e) {
            faults.addAll(e.faults());
            return null;
        }
    }

    /**
     * What was read.
     *
     * @param several the values of parameters that hold several
     * @param fields which fields the client wants, null for all
     */
    record Parameters(Map<String, Object> several, FieldSelection fields) {}
}
