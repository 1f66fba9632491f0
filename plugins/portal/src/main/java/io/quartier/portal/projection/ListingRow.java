package io.quartier.portal.projection;

import io.quartier.contract.data.Statement;
import io.quartier.contract.money.Money;
import io.quartier.listings.api.Address;
import io.quartier.listings.api.Energy;
import io.quartier.listings.api.Location;
import io.quartier.listings.api.PublicListing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a published listing is stored: its columns with their values. */
final class ListingRow {

    /** The place holds its postal code in both forms: as the country writes it and as one word. */
    private static final String SEARCH =
            "portal.search_vector(?, ?, concat_ws(' ', ?::text, portal.postal_key(?)), ?, ?)";

    private static final Energy NO_ENERGY = new Energy(null, null, null, null, null, null, null);

    private final Map<String, Object> columns = new LinkedHashMap<>();
    private final List<Object> searchTexts;

    private ListingRow(PublicListing listing) {
        put("organization_id", listing.organizationId());
        put("id", listing.id());
        put("version", listing.version());
        put("external_id", listing.externalId());
        put("type", listing.type());
        put("subtype", listing.subtype());
        put("transaction", listing.transaction());
        put("title", listing.title());
        put("description", listing.description());
        put("language", listing.language());
        putMoney("price", listing.price());
        put("price_amount", listing.price().amount().doubleValue());
        putMoney("operating_costs", listing.operatingCosts());
        putMoney("deposit", listing.deposit());
        put("commission", listing.commission());
        put("living_area", listing.livingArea());
        put("usable_area", listing.usableArea());
        put("plot_area", listing.plotArea());
        put("rooms", listing.rooms());
        put("bedrooms", listing.bedrooms());
        put("bathrooms", listing.bathrooms());
        put("floor", listing.floor());
        put("floors", listing.floors());
        put("parking_spaces", listing.parkingSpaces());
        put("year_built", listing.yearBuilt());
        put("year_renovated", listing.yearRenovated());
        put("condition", listing.condition());
        put("heating", listing.heating());
        put("furnishing", listing.furnishing());
        put("available_from", listing.availableFrom());
        putPlace(listing);
        put("features", listing.features() == null ? List.of() : listing.features());
        putEnergy(listing.energy() == null ? NO_ENERGY : listing.energy());
        put("published_at", listing.publishedAt());
        put("updated_at", listing.updatedAt());
        searchTexts = searchTexts(listing);
    }

    static ListingRow of(PublicListing listing) {
        return new ListingRow(listing);
    }

    /** Stores the row, in place of one that is there. */
    Statement upsert() {
        StringJoiner names = new StringJoiner(", ", "", ", city_key, search");
        StringJoiner marks = new StringJoiner(", ", "", ", portal.folded(?), " + SEARCH);
        StringJoiner changes = new StringJoiner(", ", "", ", city_key = excluded.city_key, search = excluded.search");
        columns.keySet().forEach(name -> {
            names.add(name);
            marks.add("?");
            changes.add(name + " = excluded." + name);
        });
        List<Object> values = new ArrayList<>(columns.values());
        values.add(columns.get("city"));
        values.addAll(searchTexts);
        return Statement.of(
                "insert into portal.published_listings (" + names + ") values (" + marks + ")"
                        + " on conflict (id) do update set " + changes,
                values.toArray());
    }

    private void put(String column, Object value) {
        columns.put(column, value);
    }

    private void putMoney(String name, Money money) {
        put(name + "_minor", money == null ? null : money.minor());
        put(name + "_currency", money == null ? null : money.currency());
    }

    private void putPlace(PublicListing listing) {
        // the sender keeps street and exact place back where the agency hides them; this is the second lock
        boolean hidden = listing.streetHidden();
        Address address = hidden ? listing.address().withoutStreet() : listing.address();
        Location location =
                hidden && listing.location() != null ? listing.location().roughly() : listing.location();
        put("street", address.street());
        put("house_number", address.houseNumber());
        put("postal_code", address.postalCode());
        put("city", address.city());
        put("district", address.district());
        put("region", address.region());
        put("country", address.country());
        put("street_hidden", listing.streetHidden());
        put("lat", location == null ? null : location.lat());
        put("lon", location == null ? null : location.lon());
    }

    private void putEnergy(Energy energy) {
        put("energy_basis", energy.basis());
        put("energy_value", energy.value());
        put("energy_class", energy.efficiencyClass());
        put("energy_factor", energy.efficiencyFactor());
        put("energy_carrier", energy.carrier());
        put("energy_issued_on", energy.issuedOn());
        put("energy_valid_until", energy.validUntil());
    }

    /** The arguments of {@code portal.search_vector}, from the weightiest text to the lightest. */
    private List<Object> searchTexts(PublicListing listing) {
        List<Object> texts = new ArrayList<>();
        texts.add(listing.language());
        texts.add(listing.title());
        texts.add(joined("city", "district", "region", "postal_code", "street"));
        texts.add(columns.get("postal_code"));
        texts.add(Stream.concat(
                        Stream.of(columns.get("type"), listing.subtype(), listing.externalId())
                                .filter(Objects::nonNull)
                                .map(word -> word.toString().replace('_', ' ')),
                        listing.features() == null ? Stream.empty() : listing.features().stream())
                .collect(Collectors.joining(" ")));
        texts.add(listing.description());
        return texts;
    }

    private String joined(String... names) {
        return Stream.of(names)
                .map(columns::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
