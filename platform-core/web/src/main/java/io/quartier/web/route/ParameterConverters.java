package io.quartier.web.route;

import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.json.TextForm;
import io.quartier.web.exchange.Exchange;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Gives JAX-RS the values of parameters in the platform's forms, after {@link ParameterCheck} let them pass. */
@Provider
@Dependent
public class ParameterConverters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == List.class || type == Set.class) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof QueryParam query) {
                    // a list separated by commas is one text to JAX-RS: the check has taken it apart already
                    return (ParamConverter<T>) new Converter<>(
                            text -> Exchange.current().parameters().get(query.value()));
                }
            }
            return null;
        }
        if (type == String.class || type.isPrimitive()) {
            return null;
        }
        TextForm form = TextForm.of(type);
        return form == null
                ? null
                : (ParamConverter<T>) new Converter<>(text -> text.isEmpty() ? null : form.parse(text));
    }

    private record Converter<T>(Function<String, T> reading) implements ParamConverter<T> {
        @Override
        public T fromString(String value) {
            try {
                return value == null ? null : reading.apply(value);
            } catch (InvalidValue e) {
                throw QuartierException.invalid(e.faults());
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
