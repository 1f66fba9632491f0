package io.quartier.portal.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who offers a listing. */
@Schema(description = "The agency that offers it.")
record Agency(
        @Schema(example = "novak-reality") String slug,
        @Schema(example = "Novák Reality") String name) {}
