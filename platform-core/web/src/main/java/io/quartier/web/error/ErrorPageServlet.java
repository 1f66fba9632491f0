package io.quartier.web.error;

import io.quartier.web.exchange.Exchange;
import io.quartier.web.exchange.SecurityHeaders;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers what the server itself refuses or gives up on, before or beside the application. */
public class ErrorPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // servlets are never serialized
    ErrorAnswers answers;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean refusedAtTheDoor = Exchange.of(request) == null;
        Exchange exchange = refusedAtTheDoor ? Exchange.begin(request) : Exchange.of(request);
        SecurityHeaders.set(response, exchange.requestId());
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ErrorAnswer answer = thrown != null && !refusedAtTheDoor
                ? answers.of(thrown, exchange)
                : answers.of(status(thrown, status), exchange);
        answer.writeTo(response);
    }

    /**
     * What the server means that refused a request before any filter saw it: Open Liberty says 500 with an exception for
     * a path that it cannot read or does not serve.
     */
    private static int status(Throwable thrown, Integer status) {
        if (thrown instanceof IOException) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        return thrown != null || status == null ? HttpServletResponse.SC_NOT_FOUND : status;
    }
}
