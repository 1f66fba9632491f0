package io.quartier.contract.error;

/** The errors that every part of the platform shares. */
public enum CoreProblem implements Problem {
    VALIDATION_ERROR(400, "The request has faults; each is listed in details."),
    MALFORMED_REQUEST(400, "The request cannot be read."),
    UNAUTHENTICATED(401, "Sign in first: a valid access token or API key is needed."),
    TOKEN_EXPIRED(401, "The access token has expired: refresh it."),
    FORBIDDEN(403, "You are known, but you may not do this."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This path does not know the method."),
    NOT_ACCEPTABLE(406, "This representation is not offered here."),
    CONFLICT(409, "The current state does not allow this."),
    IDEMPOTENCY_IN_PROGRESS(409, "The first request with this Idempotency-Key is still running: try again shortly."),
    STALE_VERSION(412, "Somebody changed this in the meantime: read it again."),
    PAYLOAD_TOO_LARGE(413, "The request body is too large."),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not understood here."),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used with another request."),
    PRECONDITION_REQUIRED(428, "Send If-Match with the version you read."),
    RATE_LIMITED(429, "Too many attempts: try again in {seconds} seconds."),
    HEADERS_TOO_LARGE(431, "The request headers are too large."),
    INTERNAL_ERROR(500, "Something went wrong on our side. Quote the request id when you report it."),
    UNAVAILABLE(503, "A part that is needed is down: try again shortly.");

    private final int status;
    private final String title;

    CoreProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
