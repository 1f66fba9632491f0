package io.quartier.kernel.job;

import io.quartier.contract.job.Job;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The times of all jobs for all organizations.
 *
 * @param spread over how long the runs of different organizations are spread
 * @param tolerance how late a run may begin before its time counts as missed
 */
record Timetables(Duration spread, Duration tolerance) {

    private static final String UNKNOWN = "UTC";

    /**
     * When a job comes round.
     *
     * @param schedule how that is written down: {@code cron zone}
     */
    record Round(String schedule, Timetable table) {
        Instant next(Instant after) {
            return table.next(after);
        }
    }

    /**
     * When a job comes round for an organization.
     *
     * @param organization null for the platform as a whole
     * @param zone of the organization, null for none; UTC where nobody knows it
     */
    Round of(Job job, UUID organization, String zone) {
        String known = zone == null ? UNKNOWN : zone;
        ZoneId id = job.schedule().zone() != null ? job.schedule().zone() : zone(known);
        String who = organization == null ? null : organization + job.name();
        return new Round(schedule(job, known), Timetable.of(job.schedule().cron(), id, spread, who));
    }

    /** As {@link Round#schedule()} is, in this time zone unless the job names one. */
    static String schedule(Job job, String zone) {
        return job.schedule().cron() + " "
                + (job.schedule().zone() != null ? job.schedule().zone().getId() : zone);
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
