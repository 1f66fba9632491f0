package io.quartier.listings.api;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A point on the map, WGS 84.
 *
 * @param lat degrees north
 * @param lon degrees east
 */
@Schema(description = "A point on the map, WGS 84, kept to a centimetre.")
public record Location(
        @NotNull @DecimalMin("-90") @DecimalMax("90") @Schema(example = "48.1439")
        Double lat,

        @NotNull @DecimalMin("-180") @DecimalMax("180") @Schema(example = "17.1097")
        Double lon) {

    /** Rounds to seven decimals, about a centimetre: what spreadsheets append beyond is noise. */
    public Location {
        lat = rounded(lat);
        lon = rounded(lon);
    }

    /** The same to about a kilometre, for agencies that do not show the exact place. */
    public Location roughly() {
        return new Location(Math.round(lat * 100) / 100.0, Math.round(lon * 100) / 100.0);
    }

    private static Double rounded(Double degrees) {
        return degrees == null || Math.abs(degrees) > 180 ? degrees : Double.valueOf(Math.round(degrees * 1e7) / 1e7);
    }
}
