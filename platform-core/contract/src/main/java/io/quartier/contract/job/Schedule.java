package io.quartier.contract.job;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * When a job runs by itself. Where the clock is put back, an hour that comes twice counts once; where it is put forward, a
 * time in the hour that does not exist is left out that day: keep away from the hours around two and three.
 *
 * @param cron five fields as in a crontab: minute, hour, day of the month, month, day of the week
 * @param zone in which the fields are read; null for each organization's own
 * @param scope for whom it runs
 * @param missed what becomes of a time at which no node could work
 */
public record Schedule(String cron, ZoneId zone, Scope scope, Missed missed) {

    /** Demands a zone where there is no organization that could have one. */
    public Schedule {
        Objects.requireNonNull(cron, "cron");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(missed, "missed");
        if (zone == null && scope == Scope.GLOBAL) {
            throw new IllegalArgumentException("A global job needs a time zone");
        }
    }

    /**
     * Once for every active organization, in its own time zone and as that organization. The runs of different
     * organizations are spread over the minutes that follow; one that fails does not touch the others.
     */
    public static Schedule perOrganization(String cron) {
        return new Schedule(cron, null, Scope.PER_ORGANIZATION, Missed.RUN_ONCE);
    }

    /** Once for the whole platform, in UTC, bound to no organization: the database shows such a run no rows. */
    public static Schedule global(String cron) {
        return new Schedule(cron, ZoneOffset.UTC, Scope.GLOBAL, Missed.RUN_ONCE);
    }

    /** The same, read in this time zone. */
    public Schedule in(ZoneId other) {
        return new Schedule(cron, Objects.requireNonNull(other), scope, missed);
    }

    /** The same with another answer to missed times. */
    public Schedule ifMissed(Missed other) {
        return new Schedule(cron, zone, scope, other);
    }

    /** For whom a job runs. */
    public enum Scope {
        GLOBAL,
        PER_ORGANIZATION
    }

    /** What becomes of a time at which no node could work. */
    public enum Missed {
        /** However many times were missed, it runs once, as soon as a node can. */
        RUN_ONCE,
        /** It is left out and recorded as skipped; the next time counts. */
        SKIP
    }
}
