package io.quartier.example.note;

import io.quartier.contract.data.Select;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which notes a list shows. */
public class NoteFilter {

    @QueryParam("finished")
    @Parameter(description = "Only finished notes, or only open ones.", example = "false")
    Boolean finished;

    @QueryParam("dueFrom")
    @Parameter(description = "Due on this day or later.", example = "2026-12-01")
    LocalDate dueFrom;

    @QueryParam("dueTo")
    @Parameter(description = "Due on this day or earlier.", example = "2026-12-31")
    LocalDate dueTo;

    Select select() {
        Select select = Select.columns(NoteView.COLUMNS)
                .from("example.notes")
                .where("due_on >= ?", dueFrom)
                .where("due_on <= ?", dueTo)
                .sortable("createdAt", "created_at", Instant.class)
                .sortable("title", "title", String.class)
                .sortableNullable("dueOn", "due_on", LocalDate.class)
                .orderedBy("-createdAt");
        if (finished != null) {
            select.where(finished ? "finished_at is not null" : "finished_at is null");
        }
        return select;
    }
}
