package io.quartier.listings.importing;

import io.quartier.contract.data.Row;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import as clients see it. */
@Schema(description = "A file on its way into listings. read is the sum of the counts, archived among the updated.")
record ImportView(
        UUID id,
        ImportStatus status,
        ImportFormat format,
        String fileName,
        boolean dryRun,
        boolean publish,

        @Schema(description = "Rows or objects in the file.")
        int total,

        @Schema(description = "How many of them are done.") int read,

        int created,
        int updated,

        @Schema(description = "Of the updated, those that the file wanted removed.")
        int archived,

        int unchanged,

        @Schema(description = "Rows that a later row of the same external id replaces.")
        int repeated,

        @Schema(description = "Rows with faults; the report tells which.")
        int refused,

        @Schema(
                description =
                        "Rows that were imported without something that could not be read; the report tells what.")
        int warned,

        @Schema(description = "Only of an import that failed.")
        ImportFailure failure,

        Instant createdAt,
        Instant updatedAt,
        Instant finishedAt,
        long version)
        implements Versioned {

    static final String COLUMNS = "id, status, format, file_name, dry_run, publish, total, position, created, updated,"
            + " archived, unchanged, repeated, refused, warned, problem, incident, created_at, updated_at, finished_at, version";

    static ImportView of(Row row, ImportFailure failure) {
        return new ImportView(
                row.uuid("id"),
                row.word("status", ImportStatus.class),
                row.word("format", ImportFormat.class),
                row.text("file_name"),
                row.bool("dry_run"),
                row.bool("publish"),
                row.integer("total"),
                row.integer("position"),
                row.integer("created"),
                row.integer("updated"),
                row.integer("archived"),
                row.integer("unchanged"),
                row.integer("repeated"),
                row.integer("refused"),
                row.integer("warned"),
                failure,
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instant("finished_at"),
                row.bigint("version"));
    }
}
