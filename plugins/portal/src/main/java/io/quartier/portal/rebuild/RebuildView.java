package io.quartier.portal.rebuild;

import io.quartier.contract.data.Row;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rebuild as its agency sees it. */
@Schema(description = "What an agency shows on the portal is compared with its listings and put right.")
record RebuildView(
        UUID id,
        RebuildStatus status,

        @Schema(description = "Public listings that were read and are shown.")
        int shown,

        @Schema(description = "Listings that were shown although they are no longer public.")
        int removed,

        Instant createdAt,
        Instant updatedAt,
        Instant finishedAt,
        long version)
        implements Versioned {

    static final String COLUMNS = "id, status, shown, removed, created_at, updated_at, finished_at, version";

    static RebuildView of(Row row) {
        return new RebuildView(
                row.uuid("id"),
                row.word("status", RebuildStatus.class),
                row.integer("shown"),
                row.integer("removed"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instant("finished_at"),
                row.bigint("version"));
    }
}
