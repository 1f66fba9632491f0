package io.quartier.listings.importing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One fault of one row that was not imported. */
@Schema(description = "A fault that kept a row of the file from being imported.")
record RefusedRow(
        @Schema(example = "17", description = "Where the row starts in the file, from 1.")
        long line,

        @Schema(example = "price", description = "The field as a mapping names it; empty where the whole row is meant.")
        String field,

        @Schema(example = "TYPE") String code,

        @Schema(example = "A value of another type is needed: number.", description = "In the caller's language.")
        String message) {}
