package io.quartier.listings.api;

import io.quartier.contract.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * All of a listing that anybody may see, at one moment. What its agency hides is not in it: with a hidden street there
 * is none in {@code address}, and {@code location} is rounded to about a kilometre.
 *
 * @param id the listing
 * @param version the listing's version, to tell newer from older
 * @param organizationId the agency
 * @param externalId the agency's own number of it, where there is one
 * @param type what is offered
 * @param subtype the same, finer: {@code penthouse}
 * @param transaction how it changes hands
 * @param title headline
 * @param description the text, plain with line breaks
 * @param language of title and description, BCP 47
 * @param price asked once for a sale, each month for rent
 * @param operatingCosts each month
 * @param deposit asked of a renter
 * @param commission what the agency takes, in words
 * @param livingArea square metres
 * @param usableArea square metres
 * @param plotArea square metres
 * @param rooms halves are usual in Germany
 * @param bedrooms how many of them
 * @param bathrooms fractions where the country counts them
 * @param floor 0 is the ground floor
 * @param floors of the building
 * @param parkingSpaces that come with it
 * @param yearBuilt of the building
 * @param yearRenovated last time
 * @param condition what shape it is in
 * @param heating how it is heated
 * @param furnishing whether furniture comes with it
 * @param availableFrom first day
 * @param address as far as it is public
 * @param streetHidden whether street and exact place are kept back
 * @param location as far as it is public
 * @param features words: {@code balcony}, {@code lift}
 * @param energy the certificate
 * @param publishedAt since when it is public
 * @param updatedAt when it last changed
 */
public record PublicListing(
        UUID id,
        long version,
        UUID organizationId,
        String externalId,
        ListingType type,
        String subtype,
        Transaction transaction,
        String title,
        String description,
        String language,
        Money price,
        Money operatingCosts,
        Money deposit,
        String commission,
        Double livingArea,
        Double usableArea,
        Double plotArea,
        Double rooms,
        Integer bedrooms,
        Double bathrooms,
        Integer floor,
        Integer floors,
        Integer parkingSpaces,
        Integer yearBuilt,
        Integer yearRenovated,
        Condition condition,
        Heating heating,
        Furnishing furnishing,
        LocalDate availableFrom,
        Address address,
        boolean streetHidden,
        Location location,
        List<String> features,
        Energy energy,
        Instant publishedAt,
        Instant updatedAt) {}
