package io.quartier.portal.search;

import io.quartier.contract.data.Select;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.Transaction;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What somebody looks for. */
public class PortalFilter {

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(
            description = "Words in title, place, features and description, with or without accents. All must be there;"
                    + " \"in quotes\" side by side, -word not at all, or between two words for either.",
            example = "garden lift")
    String q;

    @QueryParam("type")
    @Parameter(description = "One of these types.", example = "apartment,house")
    List<ListingType> type;

    @QueryParam("transaction")
    @Parameter(description = "How it changes hands.", example = "sale")
    Transaction transaction;

    @QueryParam("agency")
    @Size(max = 100)
    @Parameter(description = "Only of the agency with this slug.", example = "novak-reality")
    String agency;

    @QueryParam("country")
    @Pattern(regexp = "[A-Z]{2}")
    @Parameter(description = "ISO 3166-1 alpha-2.", example = "SK")
    String country;

    @QueryParam("city")
    @Size(max = 120)
    @Parameter(description = "The city, with or without accents.", example = "Bratislava")
    String city;

    @QueryParam("postalCode")
    @Size(max = 20)
    @Parameter(description = "The postal code, with or without blanks and hyphens.", example = "81101")
    String postalCode;

    @QueryParam("currency")
    @Pattern(regexp = "[A-Z]{3}")
    @Parameter(description = "Only prices in this currency, ISO 4217.", example = "EUR")
    String currency;

    @QueryParam("priceMin")
    @DecimalMin("0")
    @Parameter(description = "The price, in whichever currency it is asked, is this or more.", example = "100000")
    BigDecimal priceMin;

    @QueryParam("priceMax")
    @DecimalMin("0")
    @Parameter(description = "The price, in whichever currency it is asked, is this or less.", example = "300000")
    BigDecimal priceMax;

    @QueryParam("livingAreaMin")
    @DecimalMin("0")
    @Parameter(description = "Square metres to live in.", example = "60")
    Double livingAreaMin;

    @QueryParam("livingAreaMax")
    @DecimalMin("0")
    @Parameter(description = "Square metres to live in.", example = "120")
    Double livingAreaMax;

    @QueryParam("plotAreaMin")
    @DecimalMin("0")
    @Parameter(description = "Square metres of ground.", example = "400")
    Double plotAreaMin;

    @QueryParam("plotAreaMax")
    @DecimalMin("0")
    @Parameter(description = "Square metres of ground.", example = "2000")
    Double plotAreaMax;

    @QueryParam("roomsMin")
    @DecimalMin("0")
    @Parameter(description = "Rooms, halves count.", example = "2")
    Double roomsMin;

    @QueryParam("roomsMax")
    @DecimalMin("0")
    @Parameter(description = "Rooms, halves count.", example = "4.5")
    Double roomsMax;

    @QueryParam("features")
    @Size(max = 20)
    @Parameter(description = "It has all of these.", example = "balcony,lift")
    List<String> features;

    @QueryParam("bbox")
    @Parameter(description = "Inside this part of the map: west,south,east,north.", example = "17.0,48.1,17.2,48.2")
    BoundingBox bbox;

    @QueryParam("lat")
    @DecimalMin("-90")
    @DecimalMax("90")
    @Parameter(description = "Measure distances from here, degrees north; needs lon.", example = "48.1439")
    Double lat;

    @QueryParam("lon")
    @DecimalMin("-180")
    @DecimalMax("180")
    @Parameter(description = "Measure distances from here, degrees east; needs lat.", example = "17.1097")
    Double lon;

    @QueryParam("radiusKm")
    @DecimalMin(value = "0", inclusive = false)
    @DecimalMax("500")
    @Parameter(description = "At most so far away; needs lat and lon.", example = "5")
    Double radiusKm;

    /**
     * The query for it.
     *
     * @param sort as the client sent it, null where it did not
     */
    Select select(String sort) {
        demandWholePlace();
        return new PortalQuery(this, sort).select();
    }

    /** Adds the conditions on columns, all but words and places. */
    void narrow(Select select) {
        select.whereIn("l.type", type)
                .where("l.transaction = ?", transaction)
                .where("l.organization_id = (select organization_id from portal.agencies where slug = ?)", agency)
                .where("l.country = ?", country)
                .where("l.city_key = portal.folded(?)", city)
                .where("l.postal_key = portal.postal_key(?)", postalCode)
                .where("l.price_currency = ?", currency)
                .where("l.price_amount >= ?", priceMin == null ? null : priceMin.doubleValue())
                .where("l.price_amount <= ?", priceMax == null ? null : priceMax.doubleValue())
                .where("l.living_area >= ?", livingAreaMin)
                .where("l.living_area <= ?", livingAreaMax)
                .where("l.plot_area >= ?", plotAreaMin)
                .where("l.plot_area <= ?", plotAreaMax)
                .where("l.rooms >= ?", roomsMin)
                .where("l.rooms <= ?", roomsMax)
                .where("l.features @> ?", features == null || features.isEmpty() ? null : features);
    }

    private void demandWholePlace() {
        List<Fault> faults = new ArrayList<>();
        boolean asked = lat != null || lon != null || radiusKm != null;
        if (asked && lat == null) {
            faults.add(Fault.of("lat", Fault.REQUIRED));
        }
        if (asked && lon == null) {
            faults.add(Fault.of("lon", Fault.REQUIRED));
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
    }
}
