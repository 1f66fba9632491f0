package io.quartier.web.exchange;

/** Where things are. */
public final class QuartierPath {

    /** The base of all resources. */
    public static final String API = "/api/v1";

    private QuartierPath() {}
}
