package io.quartier.listings.listing;

import io.quartier.contract.data.Row;
import io.quartier.listings.api.Address;
import io.quartier.listings.api.Location;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The columns that say where a listing is. */
@Embeddable
class Place {

    private String street;

    @Column(name = "house_number")
    private String houseNumber;

    @Column(name = "postal_code")
    private String postalCode;

    private String city;
    private String district;
    private String region;
    private String country;

    @Column(name = "street_hidden")
    private boolean streetHidden;

    private Double latitude;
    private Double longitude;

    protected Place() {}

    static Place of(ListingDraft draft) {
        Place place = new Place();
        Address address = draft.address();
        place.street = address.street();
        place.houseNumber = address.houseNumber();
        place.postalCode = address.postalCode();
        place.city = address.city();
        place.district = address.district();
        place.region = address.region();
        place.country = address.country();
        place.streetHidden = draft.streetHidden();
        if (draft.location() != null) {
            place.latitude = draft.location().lat();
            place.longitude = draft.location().lon();
        }
        return place;
    }

    static Address address(Row row) {
        return new Address(
                row.text("street"),
                row.text("house_number"),
                row.text("postal_code"),
                row.text("city"),
                row.text("district"),
                row.text("region"),
                row.text("country"));
    }

    static Location location(Row row) {
        Double lat = row.decimal("latitude");
        return lat == null ? null : new Location(lat, row.decimal("longitude"));
    }

    Address address() {
        return new Address(street, houseNumber, postalCode, city, district, region, country);
    }

    Location location() {
        return latitude == null ? null : new Location(latitude, longitude);
    }

    boolean isStreetHidden() {
        return streetHidden;
    }
}
