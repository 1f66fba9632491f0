package io.quartier.listings.listing;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.money.Money;
import io.quartier.listings.api.Address;
import io.quartier.listings.api.Condition;
import io.quartier.listings.api.Energy;
import io.quartier.listings.api.Furnishing;
import io.quartier.listings.api.Heating;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.Location;
import io.quartier.listings.api.Transaction;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an agency says about its object: the body of POST, what a PATCH is applied to, and what one row of an import
 * becomes. Whoever makes one, it obeys the same rules.
 */
@Schema(description = "An object for sale or rent, as its agency describes it.")
public record ListingDraft(
        @Size(max = 100) @Schema(example = "WE-2041", description = "The agency's own number, unique within it.")
        String externalId,

        @NotNull @Schema(example = "apartment") ListingType type,

        @Size(max = 40)
        @Pattern(regexp = WORD, message = "a-z, 0-9, hyphens")
        @Schema(example = "penthouse", description = "The type, finer, in a word of one's own.")
        String subtype,

        @NotNull @Schema(example = "sale") Transaction transaction,

        @NotBlank @Size(max = 200) @Schema(example = "Bright flat near the park")
        String title,

        @Size(max = 20_000) @Schema(description = "Plain text with line breaks.")
        String description,

        @Size(max = 35) @Schema(example = "en", description = "Language of title and description, BCP 47.")
        String language,

        @NotNull @Schema(description = "Asked once for a sale, each month for rent.")
        Money price,

        @Schema(description = "Asked each month beside rent, or of the owner.")
        Money operatingCosts,

        @Schema(description = "Asked of a renter.") Money deposit,

        @Size(max = 500) @Schema(example = "3.57 % incl. VAT", description = "What the agency takes, in words.")
        String commission,

        @Positive @DecimalMax(MAX_AREA) @Schema(example = "71.5", description = "Square metres.")
        Double livingArea,

        @Positive @DecimalMax(MAX_AREA) @Schema(example = "78", description = "Square metres.")
        Double usableArea,

        @Positive @DecimalMax(MAX_AREA) @Schema(example = "420", description = "Square metres.")
        Double plotArea,

        @DecimalMin("0") @DecimalMax("1000") @Schema(example = "3", description = "Halves are usual in Germany.")
        Double rooms,

        @Min(0) @Max(1000) @Schema(example = "2") Integer bedrooms,

        @DecimalMin("0") @DecimalMax("1000") @Schema(example = "1")
        Double bathrooms,

        @Min(-20) @Max(300) @Schema(example = "4", description = "0 is the ground floor.")
        Integer floor,

        @Min(0) @Max(300) @Schema(example = "6", description = "How many the building has.")
        Integer floors,

        @Min(0) @Max(100_000) @Schema(example = "1") Integer parkingSpaces,
        @Min(1000) @Max(2100) @Schema(example = "1998") Integer yearBuilt,
        @Min(1000) @Max(2100) @Schema(example = "2019") Integer yearRenovated,
        @Schema(example = "well-kept") Condition condition,
        @Schema(example = "central") Heating heating,
        @Schema(example = "partly") Furnishing furnishing,
        @Schema(example = "2027-01-01") LocalDate availableFrom,
        @NotNull Address address,

        @Schema(description = "Keeps street, number and exact place from the public.")
        Boolean streetHidden,

        Location location,

        @Size(max = 100)
        @Schema(
                example = "[\"balcony\", \"lift\"]",
                description =
                        "Words of one's own; usual ones: balcony, terrace, garden, lift, cellar, garage, fireplace,"
                                + " fitted-kitchen, air-conditioning, accessible, pool, sauna, pets-allowed, monument.")
        List<@NotNull @Size(max = 40) @Pattern(regexp = WORD, message = "a-z, 0-9, hyphens") String> features,

        Energy energy) {

    /** Without a repeated group: Java would take a step on the stack for each repetition of it. */
    private static final String WORD = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

    private static final String MAX_AREA = "1000000000";

    /** Checks the amounts and the language; blank texts become absent, a feature counts once. */
    public ListingDraft {
        List<Fault> faults = new ArrayList<>();
        if (price != null && price.minor() <= 0) {
            faults.add(Fault.of("price", "POSITIVE"));
        }
        demandNotNegative("operatingCosts", operatingCosts, faults);
        demandNotNegative("deposit", deposit, faults);
        externalId = present(externalId);
        title = present(title);
        description = present(description);
        commission = present(commission);
        language = language(present(language), faults);
        streetHidden = streetHidden != null && streetHidden;
        features = features == null ? List.of() : features.stream().distinct().toList();
        energy = energy == null || energy.saysNothing() ? null : energy;
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults.toArray(Fault[]::new));
        }
    }

    private static void demandNotNegative(String field, Money money, List<Fault> faults) {
        if (money != null && money.minor() < 0) {
            faults.add(Fault.of(field, "POSITIVE_OR_ZERO"));
        }
    }

    private static String language(String tag, List<Fault> faults) {
        if (tag != null) {
            try {
                return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            } catch (IllformedLocaleException e) {
                faults.add(Fault.of("language", Fault.FORMAT, "expected", "BCP 47"));
            }
        }
        return tag;
    }

    private static String present(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
