package io.quartier.listings.listing;

import io.quartier.contract.data.Row;
import io.quartier.contract.money.Money;
import io.quartier.contract.rest.Versioned;
import io.quartier.listings.api.Address;
import io.quartier.listings.api.Condition;
import io.quartier.listings.api.Energy;
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

/** A listing as its agency sees it. */
@Schema(description = "A listing as it is stored.")
public record ListingView(
        UUID id,
        String externalId,
        ListingStatus status,

        @Schema(description = "Who took it from the public, while it is neither a draft nor public.")
        EndedBy endedBy,

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

        @Schema(description = "Since when it is public, or was last.")
        Instant publishedAt,

        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static final String COLUMNS =
            "id, external_id, status, ended_by, type, subtype, transaction, title, description, language,"
                    + " price_minor, price_currency, costs_minor, costs_currency, deposit_minor, deposit_currency, commission,"
                    + " living_area, usable_area, plot_area, rooms, bedrooms, bathrooms, floor, floors, parking_spaces,"
                    + " year_built, year_renovated, condition, heating, furnishing, available_from,"
                    + " street, house_number, postal_code, city, district, region, country, street_hidden, latitude, longitude,"
                    + " features, energy_basis, energy_value, energy_class, energy_factor, energy_carrier, energy_issued_on,"
                    + " energy_valid_until, published_at, created_at, updated_at, version";

    static ListingView of(Listing listing) {
        ListingDraft draft = listing.draft();
        return new ListingView(
                listing.id(),
                draft.externalId(),
                listing.status(),
                listing.endedBy(),
                draft.type(),
                draft.subtype(),
                draft.transaction(),
                draft.title(),
                draft.description(),
                draft.language(),
                draft.price(),
                draft.operatingCosts(),
                draft.deposit(),
                draft.commission(),
                draft.livingArea(),
                draft.usableArea(),
                draft.plotArea(),
                draft.rooms(),
                draft.bedrooms(),
                draft.bathrooms(),
                draft.floor(),
                draft.floors(),
                draft.parkingSpaces(),
                draft.yearBuilt(),
                draft.yearRenovated(),
                draft.condition(),
                draft.heating(),
                draft.furnishing(),
                draft.availableFrom(),
                draft.address(),
                draft.streetHidden(),
                draft.location(),
                draft.features(),
                draft.energy(),
                listing.publishedAt(),
                listing.createdAt(),
                listing.updatedAt(),
                listing.version());
    }

    static ListingView of(Row row) {
        return new ListingView(
                row.uuid("id"),
                row.text("external_id"),
                row.word("status", ListingStatus.class),
                row.word("ended_by", EndedBy.class),
                row.word("type", ListingType.class),
                row.text("subtype"),
                row.word("transaction", Transaction.class),
                row.text("title"),
                row.text("description"),
                row.text("language"),
                row.money("price"),
                row.money("costs"),
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
                Place.address(row),
                row.bool("street_hidden"),
                Place.location(row),
                row.texts("features"),
                EnergyData.of(row),
                row.instant("published_at"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.bigint("version"));
    }
}
