package io.quartier.contract.event;

import java.time.Duration;

/**
 * How an event is published.
 *
 * @param delay it reaches nobody before this has passed after the commit; zero for at once. A delayed event takes its
 *     place among those of its aggregate when it is due
 * @param priority those of higher priority are handled first, of one aggregate always in order: {@link #URGENT}, {@link
 *     #NORMAL} or {@link #BULK}
 */
public record Publishing(Duration delay, int priority) {

    /** Somebody waits for it. */
    public static final int URGENT = 10;

    /** As most are. */
    public static final int NORMAL = 0;

    /** One of very many, as in an import: everything else goes first. */
    public static final int BULK = -10;

    /** At once, as most are. */
    public static final Publishing NOW = new Publishing(Duration.ZERO, NORMAL);

    /** Checks the values. */
    public Publishing {
        if (delay.isNegative() || priority < BULK || priority > URGENT) {
            throw new IllegalArgumentException("A delay is not negative, and a priority from -10 to 10");
        }
    }

    /** Not before this time has passed. */
    public static Publishing after(Duration delay) {
        return new Publishing(delay, NORMAL);
    }

    /** At once, with this priority. */
    public static Publishing with(int priority) {
        return new Publishing(Duration.ZERO, priority);
    }
}
