package io.quartier.listings.importing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an import was given up. */
@Schema(
        description =
                "Why it was given up. What was counted before has been imported; the same file again does the rest.")
record ImportFailure(
        @Schema(example = "IMPORT_FAILED") String code,

        @Schema(example = "Something went wrong on our side.", description = "In the caller's language.")
        String message,

        @Schema(description = "To be quoted when it is reported: what happened stands under it in the log.")
        String incidentId) {

    /** Our fault, time and again. */
    static final String FAILED = "IMPORT_FAILED";

    /** Nobody was at it any more. */
    static final String ABANDONED = "IMPORT_ABANDONED";
}
