package io.quartier.kernel.webhook;

/** How a request ended. */
enum Outcome {
    /** A status from 200 to 299. */
    DELIVERED,
    /** Any other status but those below. */
    REFUSED,
    /** A status from 300 to 399: redirects are not followed. */
    REDIRECTED,
    /** 410: the endpoint wants no more. */
    GONE,
    TIMED_OUT,
    /** No such name, nobody listens there, or no trust in its certificate. */
    UNREACHABLE,
    /** The name leads into a private network. */
    FORBIDDEN_ADDRESS,
    /** Not sent: its secret does not open. */
    UNSIGNED
}
