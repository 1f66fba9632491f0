package io.quartier.kernel.job;

import java.util.UUID;

/** A run that this node is at. */
final class Running {

    private final UUID organization;
    private final UUID id;
    private final int attempts;
    private volatile Progress progress = Progress.NONE;
    private volatile Progress shown = Progress.NONE;

    /**
     * How far it is.
     *
     * @param total 0 where nobody knows
     * @param step may be null
     */
    record Progress(long done, long total, String step) {
        static final Progress NONE = new Progress(0, 0, null);
    }

    Running(UUID organization, UUID id, int attempts) {
        this.organization = organization;
        this.id = id;
        this.attempts = attempts;
    }

    /** Null for work of the platform as a whole. */
    UUID organization() {
        return organization;
    }

    UUID id() {
        return id;
    }

    /** This one included. */
    int attempts() {
        return attempts;
    }

    void isAt(Progress now) {
        progress = now;
    }

    Progress progress() {
        return progress;
    }

    /** What changed since this was asked last; null where nothing did. */
    Progress unseen() {
        Progress now = progress;
        if (now.equals(shown)) {
            return null;
        }
        shown = now;
        return now;
    }
}
