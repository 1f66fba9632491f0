package io.quartier.web.exchange;

import io.quartier.kernel.json.FieldSelection;
import io.quartier.kernel.text.Languages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;

/** One request and its answer, as the parts of the web layer share it while a thread works on it. */
public final class Exchange {

    private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();
    /** Where the error page finds it, after the filters have let go of it. */
    private static final String ATTRIBUTE = Exchange.class.getName();

    private final HttpServletRequest request;
    private final String path;
    private final String requestId;
    private final Locale locale;
    private final Accepted accepted;
    private final long startedAt = System.nanoTime();
    private HttpServletResponse response;
    private Served route;
    private Map<String, Object> parameters = Map.of();
    private FieldSelection fields;

    private Exchange(HttpServletRequest request, String requestId, Locale locale, Accepted accepted) {
        this.request = request;
        // kept now: while a server forwards to the error page the request says that page's
        String original = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        this.path = original != null ? original : request.getRequestURI();
        this.requestId = requestId;
        this.locale = locale;
        this.accepted = accepted;
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The exchange that this thread works on. */
    public static Exchange current() {
        return CURRENT.get();
    }

    /** The exchange of a request, also after its filters have finished; null where it never met them. */
    public static Exchange of(HttpServletRequest request) {
        return (Exchange) request.getAttribute(ATTRIBUTE);
    }

    /** A new one for a request that has none. */
    public static Exchange begin(HttpServletRequest request) {
        return new Exchange(
                request,
                RequestId.of(request.getHeader("X-Request-Id")),
                Languages.choose(request.getHeader("Accept-Language")),
                Accepted.of(request.getHeader("Accept")));
    }

    /** From now on this thread works on it. */
    public static void enter(Exchange exchange) {
        CURRENT.set(exchange);
    }

    /** The thread is done with it. */
    public static void leave() {
        CURRENT.remove();
    }

    public HttpServletRequest request() {
        return request;
    }

    /** The answer as the innermost filter hands it on. */
    public HttpServletResponse response() {
        return response;
    }

    /** A filter hands on an answer of its own. */
    public void answerBy(HttpServletResponse innermost) {
        response = innermost;
    }

    /** The path as the client wrote it. */
    public String path() {
        return path;
    }

    public String requestId() {
        return requestId;
    }

    public Locale locale() {
        return locale;
    }

    public Accepted accepted() {
        return accepted;
    }

    /** Nanoseconds of the JVM's clock. */
    public long startedAt() {
        return startedAt;
    }

    /** The resource method that serves it, null until one is found. */
    public Served route() {
        return route;
    }

    /** Settles which resource method serves it. */
    public void routeTo(Served found) {
        route = found;
    }

    /** The values of query parameters that hold several, by name. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** Keeps the parameters that were read. */
    public void keep(Map<String, Object> read) {
        parameters = read;
    }

    /** Which fields the client wants, null for all. */
    public FieldSelection fields() {
        return fields;
    }

    /** Settles which fields the answer shows. */
    public void choose(FieldSelection chosen) {
        fields = chosen;
    }

    /** Whether the request brings a body, were it an empty one in chunks. */
    public boolean hasBody() {
        return hasBody(request);
    }

    /** Whether a request brings a body, were it an empty one in chunks. */
    public static boolean hasBody(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        // HTTP/2 has frames instead of chunks, and no header that says so
        return length > 0
                || length < 0
                        && (request.getHeader("Transfer-Encoding") != null
                                || request.getProtocol().startsWith("HTTP/2")
                                        && !request.getMethod().equals("GET"));
    }
}
