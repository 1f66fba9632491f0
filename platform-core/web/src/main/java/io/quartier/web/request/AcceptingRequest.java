package io.quartier.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request whose {@code Accept} header reads as {@link Accepted} wants it. */
final class AcceptingRequest extends HttpServletRequestWrapper {

    private static final String ACCEPT = "Accept";

    private final String accept;

    AcceptingRequest(HttpServletRequest request, String accept) {
        super(request);
        this.accept = accept;
    }

    @Override
    public String getHeader(String name) {
        return ACCEPT.equalsIgnoreCase(name) ? accept : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return ACCEPT.equalsIgnoreCase(name) ? Collections.enumeration(List.of(accept)) : super.getHeaders(name);
    }
}
