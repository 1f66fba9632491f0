package io.quartier.web.error;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;

/**
 * An error as it is sent.
 *
 * @param headers beside {@code Content-Type}
 */
public record ErrorAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {

    /** For JAX-RS. */
    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).entity(body).type(contentType);
        headers.forEach(response::header);
        return response.build();
    }

    /** For servlets and filters. */
    public void writeTo(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(contentType);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
