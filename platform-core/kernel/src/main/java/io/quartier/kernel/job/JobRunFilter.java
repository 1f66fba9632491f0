package io.quartier.kernel.job;

import io.quartier.contract.data.Select;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Which runs a list shows. */
public class JobRunFilter {

    @QueryParam("status")
    Set<RunStatus> status;

    @QueryParam("subject")
    UUID subject;

    @QueryParam("createdFrom")
    Instant createdFrom;

    @QueryParam("createdTo")
    Instant createdTo;

    Select select(String job, UUID organization) {
        return Select.columns(JobRunView.COLUMNS)
                .from("platform.job_runs")
                .where("organization_id = ?", organization)
                .where("job = ?", job)
                .whereIn("status", status)
                .where("subject = ?", subject)
                .where("created_at >= ?", createdFrom)
                .where("created_at <= ?", createdTo)
                .sortable("createdAt", "created_at", Instant.class)
                .sortableNullable("startedAt", "started_at", Instant.class)
                .sortableNullable("finishedAt", "finished_at", Instant.class)
                .orderedBy("-createdAt");
    }
}
