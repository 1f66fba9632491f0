package io.quartier.listings.listing;

import io.quartier.contract.data.Select;
import io.quartier.listings.api.Condition;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.Transaction;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which listings a list shows. */
public class ListingFilter {

    /** Beyond it a client walks by cursor and needs no total. */
    private static final int COUNTED = 100_000;

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(
            description =
                    "Words that the listing holds in its title, text, address or external id, each from its start;"
                            + " accents and capitals do not matter.",
            example = "park balkon")
    String q;

    @QueryParam("ids")
    @Size(max = 100)
    Set<UUID> ids;

    @QueryParam("externalId")
    @Size(max = 100)
    Set<String> externalId;

    @QueryParam("status")
    @Parameter(example = "active")
    Set<ListingStatus> status;

    @QueryParam("type")
    @Parameter(example = "apartment,house")
    Set<ListingType> type;

    @QueryParam("subtype")
    Set<String> subtype;

    @QueryParam("transaction")
    @Parameter(example = "sale")
    Set<Transaction> transaction;

    @QueryParam("condition")
    Set<Condition> condition;

    @QueryParam("city")
    @Size(max = 120)
    @Parameter(description = "The whole name; accents and capitals do not matter.", example = "Bratislava")
    String city;

    @QueryParam("postalCode")
    @Parameter(description = "The whole code; blanks, hyphens and capitals do not matter.", example = "811 01")
    Set<String> postalCode;

    @QueryParam("country")
    @Parameter(description = "ISO 3166-1 alpha-2.", example = "SK")
    Set<String> country;

    @QueryParam("priceMin")
    @Parameter(description = "The price, in whichever currency it is asked, is this or more.", example = "100000")
    BigDecimal priceMin;

    @QueryParam("priceMax")
    @Parameter(description = "The price, in whichever currency it is asked, is this or less.", example = "300000")
    BigDecimal priceMax;

    @QueryParam("currency")
    @Pattern(regexp = "[A-Z]{3}")
    @Parameter(description = "Only prices in this currency.", example = "EUR")
    String currency;

    @QueryParam("livingAreaMin")
    @Parameter(example = "60")
    Double livingAreaMin;

    @QueryParam("livingAreaMax")
    Double livingAreaMax;

    @QueryParam("usableAreaMin")
    Double usableAreaMin;

    @QueryParam("usableAreaMax")
    Double usableAreaMax;

    @QueryParam("plotAreaMin")
    Double plotAreaMin;

    @QueryParam("plotAreaMax")
    Double plotAreaMax;

    @QueryParam("roomsMin")
    @Parameter(example = "2")
    Double roomsMin;

    @QueryParam("roomsMax")
    Double roomsMax;

    @QueryParam("yearBuiltMin")
    Integer yearBuiltMin;

    @QueryParam("yearBuiltMax")
    Integer yearBuiltMax;

    @QueryParam("features")
    @Parameter(description = "All of these.", example = "balcony,lift")
    Set<String> features;

    @QueryParam("bbox")
    @Parameter(
            description = "A piece of the map: minLon,minLat,maxLon,maxLat.",
            schema = @Schema(type = SchemaType.STRING, example = "17.0,48.1,17.2,48.2"))
    BoundingBox bbox;

    @QueryParam("publishedFrom")
    Instant publishedFrom;

    @QueryParam("publishedTo")
    Instant publishedTo;

    @QueryParam("createdFrom")
    Instant createdFrom;

    @QueryParam("createdTo")
    Instant createdTo;

    @QueryParam("updatedFrom")
    Instant updatedFrom;

    @QueryParam("updatedTo")
    Instant updatedTo;

    Select select() {
        Select select = Select.columns(ListingView.COLUMNS)
                .from("listings.listings")
                .where("id in (select listings.search(?))", q)
                .whereIn("id", ids)
                .whereIn("external_id", externalId)
                .whereIn("status", status)
                .whereIn("type", type)
                .whereIn("subtype", subtype)
                .whereIn("transaction", transaction)
                .whereIn("condition", condition)
                .where("city_key = listings.fold(?)", city)
                .where("postal_key = any(array(select listings.postal_key(code) from unnest(?) code))", postalCodes())
                .whereIn("country", country)
                .where("price_currency = ?", currency)
                .where("price_amount >= ?", priceMin == null ? null : priceMin.doubleValue())
                .where("price_amount <= ?", priceMax == null ? null : priceMax.doubleValue())
                .where("living_area >= ?", livingAreaMin)
                .where("living_area <= ?", livingAreaMax)
                .where("usable_area >= ?", usableAreaMin)
                .where("usable_area <= ?", usableAreaMax)
                .where("plot_area >= ?", plotAreaMin)
                .where("plot_area <= ?", plotAreaMax)
                .where("rooms >= ?", roomsMin)
                .where("rooms <= ?", roomsMax)
                .where("year_built >= ?", yearBuiltMin)
                .where("year_built <= ?", yearBuiltMax)
                .where("features @> ?", features == null || features.isEmpty() ? null : features)
                .where("published_at >= ?", publishedFrom)
                .where("published_at <= ?", publishedTo)
                .where("created_at >= ?", createdFrom)
                .where("created_at <= ?", createdTo)
                .where("updated_at >= ?", updatedFrom)
                .where("updated_at <= ?", updatedTo)
                .countingTo(COUNTED);
        if (bbox != null) {
            bbox.restrict(select);
        }
        return sorted(select);
    }

    private static Select sorted(Select select) {
        return select.sortable("createdAt", "created_at", Instant.class)
                .sortable("updatedAt", "updated_at", Instant.class)
                .sortableNullable("publishedAt", "published_at", Instant.class)
                .sortable("price", "price_amount", Double.class)
                .sortable("title", "title", String.class)
                .sortableNullable("city", "city", String.class)
                .sortableNullable("livingArea", "living_area", Double.class)
                .sortableNullable("plotArea", "plot_area", Double.class)
                .sortableNullable("rooms", "rooms", Double.class)
                .sortableNullable("yearBuilt", "year_built", Integer.class)
                .orderedBy("-createdAt");
    }

    private List<String> postalCodes() {
        return postalCode == null || postalCode.isEmpty() ? null : List.copyOf(postalCode);
    }
}
