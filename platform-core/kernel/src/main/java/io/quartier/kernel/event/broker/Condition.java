package io.quartier.kernel.event.broker;

import java.time.Instant;

/**
 * How a broker is.
 *
 * @param available whether it took what it was last given; true also before that
 * @param failure what kind of failure it met, null where it is available
 * @param since when that changed
 */
record Condition(boolean available, String failure, Instant since) {

    static Condition fresh() {
        return new Condition(true, null, Instant.now());
    }

    /** The same, or what is now. */
    Condition works() {
        return available ? this : fresh();
    }

    /** The same, or what is now. */
    Condition fails(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String kind = root.getClass().getSimpleName();
        return !available && kind.equals(failure)
                ? this
                : new Condition(false, kind, available ? Instant.now() : since);
    }
}
