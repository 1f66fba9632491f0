package io.quartier.kernel.job;

import io.quartier.contract.data.Row;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run of a job as its organization sees it. */
@Schema(name = "JobRun")
public record JobRunView(
        UUID id,
        @Schema(example = "listings.import") String job,
        RunStatus status,

        @Schema(description = "What it is about; absent where the job works for the organization as a whole.")
        UUID subject,

        @Schema(description = "Who asked for it; absent where the clock or the platform did.")
        UUID requestedBy,

        @Schema(description = "How often it was tried.") int attempts,

        @Schema(description = "The node that works on it, or did last.", example = "app-1-5e0c9a7b")
        String node,

        Progress progress,
        Failure failure,

        @Schema(description = "When it was to begin.") Instant dueAt,

        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,

        @Schema(description = "Of one that failed and will be tried again.")
        Instant nextAttemptAt,

        long version)
        implements Versioned {

    static final String COLUMNS = "id, job, status, subject, requested_by, attempts, node, done, total, step, error,"
            + " incident_id, due_at, created_at, started_at, finished_at, next_attempt_at, version";

    /** How far a run is. */
    @Schema(name = "JobProgress")
    public record Progress(
            long done,

            @Schema(description = "Absent where nobody knows.")
            Long total,

            @Schema(description = "What is going on.", example = "Reading the file")
            String step) {}

    /** Why the last attempt failed. */
    @Schema(name = "JobFailure")
    public record Failure(
            @Schema(description = "The kind of failure.", example = "SQLException 57014")
            String kind,

            @Schema(description = "Quote it when you report the failure: the log tells more under it.")
            UUID incident) {}

    static JobRunView of(Row row) {
        return new JobRunView(
                row.uuid("id"),
                row.text("job"),
                row.word("status", RunStatus.class),
                row.uuid("subject"),
                row.uuid("requested_by"),
                row.integer("attempts"),
                row.text("node"),
                row.bigint("done") == null
                        ? null
                        : new Progress(row.bigint("done"), row.bigint("total"), row.text("step")),
                row.text("error") == null ? null : new Failure(row.text("error"), row.uuid("incident_id")),
                row.instant("due_at"),
                row.instant("created_at"),
                row.instant("started_at"),
                row.instant("finished_at"),
                row.instant("next_attempt_at"),
                row.bigint("version"));
    }
}
