package io.quartier.listings.api;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where it is.
 *
 * @param street without the number
 * @param houseNumber {@code 12a}, {@code 3/14}
 * @param postalCode as the country writes it
 * @param city town or village
 * @param district part of the city
 * @param region Land, kraj, county
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
        @Size(max = 200) @Schema(example = "Hlavná") String street,
        @Size(max = 40) @Schema(example = "12") String houseNumber,
        @Size(max = 20) @Schema(example = "81101") String postalCode,
        @Size(max = 120) @Schema(example = "Bratislava") String city,
        @Size(max = 120) @Schema(example = "Staré Mesto") String district,

        @Size(max = 120) @Schema(example = "Bratislavský kraj")
        String region,

        @NotNull @Schema(example = "SK", description = "ISO 3166-1 alpha-2.")
        String country) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Checks the country; blank parts become absent. */
    public Address {
        street = present(street);
        houseNumber = present(houseNumber);
        postalCode = present(postalCode);
        city = present(city);
        district = present(district);
        region = present(region);
        if (country != null && !COUNTRIES.contains(country)) {
            throw new InvalidValue(Fault.of("country", Fault.FORMAT, "expected", "ISO 3166-1 alpha-2"));
        }
    }

    /** The same without street and number, for agencies that do not show the exact address. */
    public Address withoutStreet() {
        return new Address(null, null, postalCode, city, district, region, country);
    }

    private static String present(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
