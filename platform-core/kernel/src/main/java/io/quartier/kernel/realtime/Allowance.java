package io.quartier.kernel.realtime;

/** So many messages a second, and for a moment twice as many. */
final class Allowance {

    private final int perSecond;
    private double left;
    private long at = System.nanoTime();

    Allowance(int perSecond) {
        this.perSecond = perSecond;
        this.left = 2.0 * perSecond;
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        left = Math.min(2.0 * perSecond, left + (now - at) * 1e-9 * perSecond);
        at = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
