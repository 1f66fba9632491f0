package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Statement;
import io.quartier.listings.ListingsPlugin;
import io.quartier.listings.api.Condition;
import io.quartier.listings.api.EnergyCarrier;
import io.quartier.listings.api.Furnishing;
import io.quartier.listings.api.Heating;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.Transaction;
import io.quartier.testkit.PluginDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes in by JPA comes out by JPA and by SQL as it was. */
class ListingPersistenceTest {

    private final PluginDatabase database = PluginDatabase.of(new ListingsPlugin());
    private UUID organization;

    @BeforeEach
    void createOrganization() {
        organization = database.createOrganization();
    }

    @Test
    void storedListingReadsTheSameOnBothRoads() {
        Listing listing =
                Listing.draft(organization, Samples.flat("{\"externalId\": \"A-1\", \"features\": [\"null\"]}"));
        store(listing);
        assertThat(listing.version()).isEqualTo(1);

        ListingView[] found = new ListingView[1];
        TestEntities.in(database, organization, entities -> found[0] = ListingView.of(load(entities, listing)));
        assertThat(found[0]).isEqualTo(ListingView.of(listing));
        assertThat(read(listing.id())).isEqualTo(found[0]);
    }

    @Test
    void leastListingReadsTheSameOnBothRoads() {
        Listing listing = Listing.draft(organization, Samples.draft("""
                {"type": "land", "transaction": "leasehold", "title": "Field", "price": {"amount": 5, "currency": "JPY"},
                 "address": {"country": "JP"}}
                """));
        store(listing);

        ListingView[] found = new ListingView[1];
        TestEntities.in(database, organization, entities -> found[0] = ListingView.of(load(entities, listing)));
        assertThat(found[0]).isEqualTo(ListingView.of(listing));
        assertThat(read(listing.id())).isEqualTo(found[0]);
    }

    @Test
    void changeRaisesTheVersionAndTheSameAgainDoesNot() {
        Listing listing = Listing.draft(organization, Samples.flat());
        store(listing);

        change(listing, found -> found.change(Samples.flat("{\"energy\": null, \"location\": null}")));
        assertThat(read(listing.id()).version()).isEqualTo(2);
        assertThat(read(listing.id()).energy()).isNull();

        change(listing, found -> found.change(Samples.flat("{\"energy\": null, \"location\": null}")));
        assertThat(read(listing.id()).version()).isEqualTo(2);
    }

    @Test
    void anotherOrganizationsListingIsNotThere() {
        Listing listing = Listing.draft(organization, Samples.flat());
        store(listing);

        TestEntities.in(
                database,
                database.createOrganization(),
                entities ->
                        assertThat(entities.find(Listing.class, listing.id())).isNull());
    }

    static Stream<String> words() {
        return Stream.of(
                        words("type", ListingType.class),
                        words("transaction", Transaction.class),
                        words("condition", Condition.class),
                        words("heating", Heating.class),
                        words("furnishing", Furnishing.class))
                .flatMap(s -> s);
    }

    private static Stream<String> words(String field, Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(c -> "{\"" + field + "\": \""
                        + c.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\"}");
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyWordCanBeKept(String patch) {
        Listing listing = Listing.draft(organization, Samples.flat(patch));
        store(listing);
        assertThat(read(listing.id())).isEqualTo(ListingView.of(listing));
    }

    @Test
    void everyEnergyCarrierCanBeKept() {
        for (EnergyCarrier carrier : EnergyCarrier.values()) {
            Listing listing = Listing.draft(
                    organization,
                    Samples.flat("{\"energy\": {\"carrier\": \""
                            + carrier.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\"}}"));
            store(listing);
            assertThat(read(listing.id()).energy().carrier()).isEqualTo(carrier);
        }
    }

    @Test
    void everyStatusCanBeKept() {
        List<Consumer<Listing>> lives = List.of(
                Listing::publish,
                l -> {
                    l.publish();
                    l.withdraw(EndedBy.PERSON);
                },
                l -> l.close(EndedBy.FEED),
                l -> l.archive(EndedBy.PERSON));
        for (Consumer<Listing> life : lives) {
            Listing listing = Listing.draft(organization, Samples.flat());
            life.accept(listing);
            store(listing);
            assertThat(read(listing.id()).status()).isEqualTo(listing.status());
            assertThat(read(listing.id()).endedBy()).isEqualTo(listing.endedBy());
        }
    }

    @Test
    void searchKnowsNoAccentsAndTakesStartsOfWords() {
        store(Listing.draft(organization, Samples.flat("""
                {"title": "Štýlový byt pri parku", "address": {"city": "Košice"}, "externalId": "KE/7-a",
                 "description": "Größe 3, Straße ruhig. Łazienka."}
                """)));
        for (String found : List.of(
                "stylovy byt", "ŠTÝLOVÝ", "kosice park", "ke/7-a", "strasse grosse", "lazienka", "sty ruh", "koš")) {
            assertThat(search(found)).as(found).isEqualTo(1);
        }
        for (String lost : List.of("byty", "bratislava", "stylovy dom", "!!!", "tylovy")) {
            assertThat(search(lost)).as(lost).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "81101, 811 01, 811-01, 81 1 01",
        "811 01, 81101, ' 811  01', 811 01",
        "SW1A 1AA, sw1a1aa, SW1A-1AA, Sw1a 1aa",
    })
    void postalCodesAreComparedByTheirLettersAndDigits(String kept, String one, String two, String three) {
        store(Listing.draft(organization, Samples.flat("{\"address\": {\"postalCode\": \"" + kept + "\"}}")));
        store(Listing.draft(organization, Samples.flat("{\"address\": {\"postalCode\": \"99999\"}}")));
        for (String asked : List.of(kept, one, two, three)) {
            ListingFilter filter = new ListingFilter();
            filter.postalCode = Set.of(asked, "12345");
            assertThat(count(filter)).as(asked).isEqualTo(1);
        }
    }

    @Test
    void pricesAreComparedByTheirAmountWhateverTheCurrencyCounts() {
        for (String price : List.of(
                "\"900\", \"currency\": \"EUR\"",
                "\"1000\", \"currency\": \"JPY\"",
                "\"1100.500\", \"currency\": \"KWD\"")) {
            store(Listing.draft(organization, Samples.flat("{\"price\": {\"amount\": " + price + "}}")));
        }
        ListingFilter filter = new ListingFilter();
        filter.priceMin = new BigDecimal("1000");
        filter.priceMax = new BigDecimal("1100.5");
        assertThat(count(filter)).isEqualTo(2);
        List<ListingView> dearest = database.reads(organization)
                .page(new ListingFilter().select(), Paging.of(null, null, null, "-price"), ListingView::of)
                .items();
        assertThat(dearest).extracting(view -> view.price().currency()).containsExactly("KWD", "JPY", "EUR");
    }

    @Test
    void everyCurrencyHasItsSmallestUnit() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() >= 0) {
                Statement units = Statement.of("select listings.minor_units(?) as units", currency.getCurrencyCode());
                long found = database.reads(organization)
                        .one(units, row -> row.bigint("units"))
                        .orElseThrow();
                assertThat(found)
                        .as(currency.getCurrencyCode())
                        .isEqualTo(BigDecimal.TEN
                                .pow(currency.getDefaultFractionDigits())
                                .longValue());
            }
        }
    }

    @Test
    void searchFindsNothingOfOthers() {
        store(Listing.draft(organization, Samples.flat()));
        organization = database.createOrganization();
        assertThat(search("park")).isZero();
    }

    private long search(String words) {
        ListingFilter filter = new ListingFilter();
        filter.q = words;
        return count(filter);
    }

    private long count(ListingFilter filter) {
        return database.reads(organization)
                .page(filter.select(), new Paging(), ListingView::of)
                .pagination()
                .total();
    }

    private ListingView read(UUID id) {
        Statement byId = Statement.of("select " + ListingView.COLUMNS + " from listings.listings where id = ?", id);
        return database.reads(organization).one(byId, ListingView::of).orElseThrow();
    }

    private void store(Listing listing) {
        TestEntities.in(database, organization, entities -> {
            entities.persist(listing);
            entities.flush();
        });
    }

    private void change(Listing listing, Consumer<Listing> change) {
        TestEntities.in(database, organization, entities -> change.accept(load(entities, listing)));
    }

    private static Listing load(EntityManager entities, Listing listing) {
        return entities.find(Listing.class, listing.id(), LockModeType.PESSIMISTIC_WRITE);
    }
}
