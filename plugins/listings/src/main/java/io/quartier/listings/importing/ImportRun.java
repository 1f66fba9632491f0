package io.quartier.listings.importing;

import io.quartier.contract.data.Row;
import java.util.UUID;

/**
 * An import at work.
 *
 * @param mapping of a CSV file, as the agency sent it
 * @param total how many objects the file has
 * @param position how many objects of the file are done
 * @param attempts how often it was taken up without getting any further
 */
record ImportRun(
        UUID id,
        ImportFormat format,
        ImportStatus status,
        String mapping,
        boolean dryRun,
        boolean publish,
        int total,
        int position,
        int attempts) {

    static final String COLUMNS = "id, format, status, mapping, dry_run, publish, total, position, attempts";

    static ImportRun of(Row row) {
        return new ImportRun(
                row.uuid("id"),
                row.word("format", ImportFormat.class),
                row.word("status", ImportStatus.class),
                row.json("mapping"),
                row.bool("dry_run"),
                row.bool("publish"),
                row.integer("total"),
                row.integer("position"),
                row.integer("attempts"));
    }
}
