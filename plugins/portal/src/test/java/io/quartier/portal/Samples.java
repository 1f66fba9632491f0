package io.quartier.portal;

import io.quartier.contract.data.Ids;
import io.quartier.contract.money.Money;
import io.quartier.listings.api.Address;
import io.quartier.listings.api.Condition;
import io.quartier.listings.api.Energy;
import io.quartier.listings.api.EnergyBasis;
import io.quartier.listings.api.EnergyCarrier;
import io.quartier.listings.api.Furnishing;
import io.quartier.listings.api.Heating;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.Location;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Listings to publish in tests: each change gives a new one. */
public final class Samples {

    private UUID id = Ids.next();
    private long version = 1;
    private final UUID organization;
    private ListingType type = ListingType.APARTMENT;
    private Transaction transaction = Transaction.SALE;
    private String title = "Flat";
    private String description;
    private String language = "en";
    private Money price = new Money(new BigDecimal("249000"), "EUR");
    private Double livingArea = 71.5;
    private Double rooms = 3.0;
    private Address address = new Address("Hlavná", "12", "81101", "Bratislava", "Staré Mesto", null, "SK");
    private boolean streetHidden;
    private Location location = new Location(48.1439, 17.1097);
    private List<String> features = List.of();
    private Instant publishedAt = Instant.parse("2026-11-01T08:00:00Z");

    private Samples(UUID organization) {
        this.organization = organization;
    }

    /** A flat in Bratislava, offered by the organization. */
    public static Samples of(UUID organization) {
        return new Samples(organization);
    }

    public Samples id(UUID value) {
        id = value;
        return this;
    }

    public Samples version(long value) {
        version = value;
        return this;
    }

    public Samples type(ListingType value) {
        type = value;
        return this;
    }

    public Samples transaction(Transaction value) {
        transaction = value;
        return this;
    }

    public Samples title(String value) {
        title = value;
        return this;
    }

    public Samples description(String value) {
        description = value;
        return this;
    }

    public Samples language(String value) {
        language = value;
        return this;
    }

    public Samples price(String amount, String currency) {
        price = new Money(new BigDecimal(amount), currency);
        return this;
    }

    public Samples livingArea(Double value) {
        livingArea = value;
        return this;
    }

    public Samples rooms(Double value) {
        rooms = value;
        return this;
    }

    public Samples city(String city, String country) {
        address = new Address("Hlavná", "12", "81101", city, null, null, country);
        return this;
    }

    public Samples postalCode(String code) {
        address = new Address(null, null, code, address.city(), null, null, address.country());
        return this;
    }

    public Samples streetHidden() {
        streetHidden = true;
        return this;
    }

    public Samples at(double lat, double lon) {
        location = new Location(lat, lon);
        return this;
    }

    public Samples nowhere() {
        location = null;
        return this;
    }

    public Samples features(String... values) {
        features = List.of(values);
        return this;
    }

    public Samples publishedAt(String value) {
        publishedAt = Instant.parse(value);
        return this;
    }

    /** The listing. */
    public PublicListing listing() {
        return new PublicListing(
                id,
                version,
                organization,
                "NR-7",
                type,
                "penthouse",
                transaction,
                title,
                description,
                language,
                price,
                new Money(new BigDecimal("180"), "EUR"),
                null,
                "3 %",
                livingArea,
                80.0,
                null,
                rooms,
                2,
                1.5,
                4,
                6,
                1,
                1998,
                2019,
                Condition.FULLY_RENOVATED,
                Heating.HEAT_PUMP,
                Furnishing.PARTLY,
                LocalDate.of(2027, 1, 1),
                address,
                streetHidden,
                location,
                features,
                new Energy(
                        EnergyBasis.DEMAND,
                        78.5,
                        "B",
                        null,
                        EnergyCarrier.AIR_HEAT_PUMP,
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2030, 1, 1)),
                publishedAt,
                Instant.parse("2026-11-02T08:00:00.123456Z"));
    }
}
