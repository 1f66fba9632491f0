package io.quartier.kernel.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When a schedule comes round for one organization: at its times, and up to a few minutes later, always by the same
 * time, so that not all organizations are served in the same second.
 *
 * @param late how much later than the schedule says
 */
record Timetable(CronSchedule cron, Duration late) {

    private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * The timetable of one that shares the schedule with others.
     *
     * @param spread over how long they are spread, at most; never over more than half of the time between two runs
     * @param who tells them apart; null for one that is alone
     */
    static Timetable of(String cron, ZoneId zone, Duration spread, String who) {
        CronSchedule schedule = new CronSchedule(cron, zone, CronStyle.UNIX);
        if (who == null) {
            return new Timetable(schedule, Duration.ZERO);
        }
        long span = Math.min(spread.toMillis(), shortestGap(schedule).toMillis() / 2);
        return new Timetable(schedule, Duration.ofMillis(span <= 0 ? 0 : Math.floorMod(mixed(who), span)));
    }

    /** The first time after this one. */
    Instant next(Instant after) {
        return next(cron, after.minus(late)).plus(late);
    }

    private static Duration shortestGap(CronSchedule schedule) {
        Duration shortest = Duration.ofDays(1);
        Instant time = next(schedule, SOME_TIME);
        for (int i = 0; i < 10; i++) {
            Instant following = next(schedule, time);
            Duration gap = Duration.between(time, following);
            shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
            time = following;
        }
        return shortest;
    }

    private static Instant next(CronSchedule schedule, Instant after) {
        return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }

    /** Neighbouring texts get distant numbers. */
    private static long mixed(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash * 0x9E3779B97F4A7C15L >>> 16;
    }
}
