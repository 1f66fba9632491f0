package io.quartier.kernel.realtime;

/** Why a connection is closed by us: the close code of a socket, and the reason it gives. */
public enum Ending {
    GOING_AWAY(1001, "this node stops"),
    BROKEN(1006, "the connection broke"),
    UNAVAILABLE(1013, "try again later"),
    BAD_MESSAGE(4400, "this message cannot be understood"),
    UNAUTHENTICATED(4401, "authenticate with a valid access token"),
    FORBIDDEN(4403, "you may not follow this channel"),
    UNKNOWN_CHANNEL(4404, "there is no such channel"),
    TOO_SLOW(4408, "messages were not taken off fast enough: connect again and resume"),
    TOO_MANY(4429, "too many connections or messages");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** As RFC 6455 has it: 4000 to 4999 are ours. */
    public int code() {
        return code;
    }

    /** One English half-sentence, for developers. */
    public String reason() {
        return reason;
    }
}
