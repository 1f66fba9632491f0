package io.quartier.web.error;

import io.quartier.web.exchange.Exchange;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Gives answers of 400 and above a body where nobody did. */
@Provider
@Dependent
public class EmptyErrorFilter implements ContainerResponseFilter {

    private static final Annotation[] NONE = {};

    @Inject
    ErrorAnswers answers;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            ErrorAnswer answer = answers.of(response.getStatus(), Exchange.current());
            answer.headers().forEach(response.getHeaders()::putSingle);
            response.setEntity(answer.body(), NONE, MediaType.valueOf(answer.contentType()));
        }
    }
}
