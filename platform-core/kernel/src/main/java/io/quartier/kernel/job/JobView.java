package io.quartier.kernel.job;

import io.quartier.contract.job.Schedule.Missed;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job as an organization sees it. */
@Schema(name = "Job")
public record JobView(
        @Schema(example = "leasing.expiries") String name,

        @Schema(example = "Tells of leases that end soon.") String description,

        Kind kind,
        Timing schedule,

        @Schema(description = "When it comes round, to the second; absent without a schedule.")
        Instant nextAt,

        @Schema(description = "Whether it can be started at POST /jobs/{name}/run.")
        boolean startable,

        @Schema(description = "How many runs wait for a node or for their next attempt.")
        int queued,

        @Schema(description = "Those that a node is at.") List<JobRunView> running,

        @Schema(description = "The one that ended last.") JobRunView lastRun) {

    /** What makes it run. */
    @Schema(name = "JobKind")
    public enum Kind {
        /** The clock; people may start it early. */
        SCHEDULED,
        /** Something that somebody did, and that it is about. */
        ON_DEMAND,
        /** People. */
        MANUAL
    }

    /** By which times it comes round. */
    @Schema(name = "JobSchedule")
    public record Timing(
            @Schema(description = "Minute, hour, day of the month, month, day of the week.", example = "0 6 * * *")
            String cron,

            @Schema(example = "Europe/Bratislava") String timeZone,

            @Schema(description = "What becomes of times at which the platform was down.")
            Missed missed) {}
}
