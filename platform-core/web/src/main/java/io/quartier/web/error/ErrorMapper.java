package io.quartier.web.error;

import io.quartier.web.exchange.Exchange;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Hands everything thrown below JAX-RS to {@link ErrorAnswers}. There is a mapper for each type for which one of the
 * servers brings a mapper of its own, because the closest type wins.
 */
abstract class ErrorMapper<E extends Throwable> implements ExceptionMapper<E> {

    @Inject
    ErrorAnswers answers;

    static List<Class<?>> all() {
        return List.of(OfAll.class, OfJaxRs.class, OfValidation.class, OfJson.class, OfJsonBinding.class);
    }

    @Override
    public Response toResponse(E thrown) {
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        return answers.of(thrown, Exchange.current()).toResponse();
    }

    /** Whatever has no mapper of its own. */
    @Provider
    @Dependent
    public static class OfAll extends ErrorMapper<Throwable> {}

    /** What JAX-RS says by itself: no such path, no such method. */
    @Provider
    @Dependent
    public static class OfJaxRs extends ErrorMapper<WebApplicationException> {}

    /** Broken constraints of method parameters. */
    @Provider
    @Dependent
    public static class OfValidation extends ErrorMapper<ValidationException> {}

    /** JSON that cannot be read. */
    @Provider
    @Dependent
    public static class OfJson extends ErrorMapper<JsonException> {}

    /** JSON that cannot be bound. */
    @Provider
    @Dependent
    public static class OfJsonBinding extends ErrorMapper<JsonbException> {}
}
