package io.quartier.web.route;

import io.quartier.contract.error.QuartierException;
import io.quartier.web.exchange.Exchange;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.SortedSet;

/** Answers OPTIONS, which Payara would do with a WADL document and Open Liberty with a bare text. */
@Provider
@PreMatching
@Dependent
public class OptionsFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("OPTIONS")) {
            SortedSet<String> methods = Routes.methods(Exchange.current().path());
            if (methods.isEmpty()) {
                throw QuartierException.notFound();
            }
            request.abortWith(Response.noContent()
                    .header("Allow", String.join(", ", methods))
                    .build());
        }
    }
}
