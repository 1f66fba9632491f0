package io.quartier.web.body;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;

/** Says whose fault it is that a body cannot be read: the client's, here and nowhere else. */
@Provider
@Dependent
public class BodyFaults implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (InvalidValue e) {
            throw QuartierException.invalid(e.faults());
        } catch (JsonException | JsonbException e) {
            throw QuartierException.of(CoreProblem.MALFORMED_REQUEST, List.of(Fault.of("", "SYNTAX")));
        }
    }
}
