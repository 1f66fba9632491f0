package io.quartier.example.note;

import io.quartier.contract.data.Row;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note as clients see it. */
@Schema(description = "A note as it is stored.")
record NoteView(
        UUID id,
        String title,
        String text,
        LocalDate dueOn,
        Integer repeatEveryDays,

        @Schema(description = "The finished note that this one repeats.")
        UUID repeats,

        Instant finishedAt,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static final String COLUMNS =
            "id, title, text, due_on, repeat_every_days, repeats, finished_at, created_at, updated_at, version";

    static NoteView of(Row row) {
        return new NoteView(
                row.uuid("id"),
                row.text("title"),
                row.text("text"),
                row.date("due_on"),
                row.integer("repeat_every_days"),
                row.uuid("repeats"),
                row.instant("finished_at"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.bigint("version"));
    }
}
