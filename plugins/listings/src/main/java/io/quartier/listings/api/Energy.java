package io.quartier.listings.api;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The energy certificate, as the law in Germany, Austria, Slovakia and Czechia wants it shown in an advertisement.
 *
 * @param basis calculated demand or measured consumption
 * @param value heating demand or consumption in kWh/(m²·a): Endenergie in Germany, HWB in Austria
 * @param efficiencyClass the letter: A++ to H
 * @param efficiencyFactor fGEE, Austria only
 * @param carrier what it is heated with
 * @param issuedOn when the certificate was made
 * @param validUntil its last day
 */
@Schema(description = "The energy certificate.")
public record Energy(
        EnergyBasis basis,

        @DecimalMin("0") @DecimalMax("10000") @Schema(example = "78.5", description = "kWh per square metre and year.")
        Double value,

        @Pattern(regexp = "[A-H](\\+{1,3}|[0-2])?")
        @Schema(example = "B", description = "From A++ to H, A0 in Slovakia.")
        String efficiencyClass,

        @DecimalMin("0") @DecimalMax("100") @Schema(example = "0.85", description = "fGEE, Austria only.")
        Double efficiencyFactor,

        EnergyCarrier carrier,
        LocalDate issuedOn,
        LocalDate validUntil) {

    /** Whether it says nothing at all. */
    public boolean saysNothing() {
        return basis == null
                && value == null
                && efficiencyClass == null
                && efficiencyFactor == null
                && carrier == null
                && issuedOn == null
                && validUntil == null;
    }
}
