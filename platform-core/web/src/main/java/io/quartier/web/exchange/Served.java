package io.quartier.web.exchange;

/** The resource method that serves a request, as far as other parts of the web layer need to know it. */
public interface Served {
    /** GET, POST … */
    String httpMethod();

    /** The path as its author wrote it: {@code /api/v1/listings/{id}}. */
    String template();

    /** The record type of the answer, or of the items of its page; null where it is something else. */
    Class<?> item();
}
