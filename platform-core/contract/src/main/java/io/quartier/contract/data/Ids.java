package io.quartier.contract.data;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes keys: UUID version 7 (RFC 9562), ordered by time, so that new rows land at the end of an index. The 12 bits
 * after the millisecond count within it (method 3), so that the keys of one node never go back.
 */
public final class Ids {

    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A new key. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xfff);
        long low = (ThreadLocalRandom.current().nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
