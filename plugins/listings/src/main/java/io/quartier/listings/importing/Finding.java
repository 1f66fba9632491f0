package io.quartier.listings.importing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that was wrong with a row. */
@Schema(description = "What kept a row of the file from being imported, or was left out of it.")
record Finding(
        @Schema(example = "17", description = "Where the row starts in the file, from 1.")
        long line,

        @Schema(example = "error", description = "error: the row was refused; warning: it was imported without this.")
        Severity severity,

        @Schema(example = "price", description = "The field as a mapping names it; empty where the whole row is meant.")
        String field,

        @Schema(example = "TYPE") String code,

        @Schema(example = "A value of another type is needed: number.", description = "In the caller's language.")
        String message) {}
