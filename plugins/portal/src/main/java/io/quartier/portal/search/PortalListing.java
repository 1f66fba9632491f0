package io.quartier.portal.search;

import io.quartier.contract.data.Row;
import io.quartier.contract.money.Money;
import io.quartier.contract.rest.Versioned;
import io.quartier.listings.api.Address;
import io.quartier.listings.api.Condition;
import io.quartier.listings.api.Energy;
import io.quartier.listings.api.EnergyBasis;
import io.quartier.listings.api.EnergyCarrier;
import io.quartier.listings.api.Furnishing;
import io.quartier.listings.api.Heating;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.Location;
import io.quartier.listings.api.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A published listing as anybody sees it. */
@Schema(description = "A published listing.")
record PortalListing(
        UUID id,
        Agency agency,

        @Schema(description = "The agency's own number of it.")
        String externalId,

        ListingType type,
        String subtype,
        Transaction transaction,
        String title,
        String description,

        @Schema(description = "Of title and description, BCP 47.", example = "sk")
        String language,

        Money price,
        Money operatingCosts,
        Money deposit,
        String commission,
        @Schema(description = "Square metres.") Double livingArea,
        @Schema(description = "Square metres.") Double usableArea,
        @Schema(description = "Square metres.") Double plotArea,
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

        @Schema(description = "The agency shows neither street nor exact place; location is rounded.")
        boolean streetHidden,

        Location location,

        @Schema(description = "How far from lat and lon of the request.", example = "1.204")
        Double distanceKm,

        List<String> features,
        Energy energy,
        Instant publishedAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static final String TABLES =
            "portal.published_listings l join portal.agencies a on a.organization_id = l.organization_id";

    private static final String STORED = """
            l.id, a.slug as agency_slug, a.name as agency_name, l.external_id, l.type, l.subtype, l.transaction, l.title, \
            l.description, l.language, l.price_minor, l.price_currency, l.operating_costs_minor, \
            l.operating_costs_currency, l.deposit_minor, l.deposit_currency, l.commission, l.living_area, l.usable_area, \
            l.plot_area, l.rooms, l.bedrooms, l.bathrooms, l.floor, l.floors, l.parking_spaces, l.year_built, \
            l.year_renovated, l.condition, l.heating, l.furnishing, l.available_from, l.street, l.house_number, \
            l.postal_code, l.city, l.district, l.region, l.country, l.street_hidden, l.lat, l.lon, l.features, \
            l.energy_basis, l.energy_value, l.energy_class, l.energy_factor, l.energy_carrier, l.energy_issued_on, \
            l.energy_valid_until, l.published_at, l.updated_at, l.version, \
            """;

    static final String COLUMNS = STORED + "null::double precision as distance_km";

    /** With the distance that the expression gives. */
    static String columnsWith(String distance) {
        return STORED + distance + " as distance_km";
    }

    static PortalListing of(Row row) {
        return new PortalListing(
                row.uuid("id"),
                new Agency(row.text("agency_slug"), row.text("agency_name")),
                row.text("external_id"),
                row.word("type", ListingType.class),
                row.text("subtype"),
                row.word("transaction", Transaction.class),
                row.text("title"),
                row.text("description"),
                row.text("language"),
                row.money("price"),
                row.money("operating_costs"),
                row.money("deposit"),
                row.text("commission"),
                row.decimal("living_area"),
                row.decimal("usable_area"),
                row.decimal("plot_area"),
                row.decimal("rooms"),
                row.integer("bedrooms"),
                row.decimal("bathrooms"),
                row.integer("floor"),
                row.integer("floors"),
                row.integer("parking_spaces"),
                row.integer("year_built"),
                row.integer("year_renovated"),
                row.word("condition", Condition.class),
                row.word("heating", Heating.class),
                row.word("furnishing", Furnishing.class),
                row.date("available_from"),
                address(row),
                row.bool("street_hidden"),
                location(row),
                metres(row.decimal("distance_km")),
                row.texts("features"),
                energy(row),
                row.instant("published_at"),
                row.instant("updated_at"),
                row.bigint("version"));
    }

    private static Address address(Row row) {
        return new Address(
                row.text("street"),
                row.text("house_number"),
                row.text("postal_code"),
                row.text("city"),
                row.text("district"),
                row.text("region"),
                row.text("country"));
    }

    private static Location location(Row row) {
        Double lat = row.decimal("lat");
        return lat == null ? null : new Location(lat, row.decimal("lon"));
    }

    private static Energy energy(Row row) {
        Energy energy = new Energy(
                row.word("energy_basis", EnergyBasis.class),
                row.decimal("energy_value"),
                row.text("energy_class"),
                row.decimal("energy_factor"),
                row.word("energy_carrier", EnergyCarrier.class),
                row.date("energy_issued_on"),
                row.date("energy_valid_until"));
        return energy.saysNothing() ? null : energy;
    }

    private static Double metres(Double km) {
        return km == null ? null : Double.valueOf(Math.round(km * 1000) / 1000.0);
    }
}
