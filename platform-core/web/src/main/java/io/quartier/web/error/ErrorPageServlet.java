package io.quartier.web.error;

import io.quartier.web.exchange.Exchange;
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
        Exchange exchange = Exchange.orBare(request);
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ErrorAnswer answer = thrown != null
                ? answers.of(thrown, exchange)
                : answers.of(status == null ? HttpServletResponse.SC_NOT_FOUND : status, exchange);
        answer.writeTo(response);
    }
}
