package io.quartier.portal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.Transaction;
import io.quartier.portal.Samples;
import io.quartier.portal.projection.Portal;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalSearchTest {

    private final Portal portal = new Portal();
    private final UUID agency = portal.agency();

    @BeforeEach
    void publishFourHomes() throws SQLException {
        publish(sample("Bright flat near the park", "en")
                .description("With a balcony and two parking spaces.garage nearby")
                .features("balcony", "lift")
                .publishedAt("2026-11-01T08:00:00Z"));
        publish(sample("Rodinný dom so záhradou", "sk")
                .type(ListingType.HOUSE)
                .city("Košice", "SK")
                .at(48.7164, 21.2611)
                .price("310000", "EUR")
                .rooms(5.0)
                .livingArea(140.0)
                .features("garden")
                .publishedAt("2026-11-02T08:00:00Z"));
        publish(sample("Häuschen mit großem Garten", "de")
                .type(ListingType.HOUSE)
                .city("Wien", "AT")
                .at(48.2082, 16.3738)
                .price("590000", "EUR")
                .rooms(4.5)
                .livingArea(null)
                .features("garden", "garage")
                .publishedAt("2026-11-03T08:00:00Z"));
        publish(sample("Byt 2+kk", "cs")
                .transaction(Transaction.RENT)
                .city("Praha", "CZ")
                .nowhere()
                .price("28000", "CZK")
                .rooms(2.0)
                .livingArea(48.0)
                .publishedAt("2026-11-04T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            park                    # Bright flat near the park
            PARKS                   # Bright flat near the park
            flats                   # Bright flat near the park
            balconies               # Bright flat near the park
            garage                  # Bright flat near the park, Häuschen mit großem Garten
            bratislave              # Bright flat near the park
            zahrada                 # Rodinný dom so záhradou
            záhrady                 # Rodinný dom so záhradou
            dom v Košiciach         # Rodinný dom so záhradou
            kosice                  # Rodinný dom so záhradou
            haus                    # Häuschen mit großem Garten
            GÄRTEN                  # Häuschen mit großem Garten
            grossem                 # Häuschen mit großem Garten
            wien garten             # Häuschen mit großem Garten
            "near the park"         # Bright flat near the park
            "park the near"         #
            house -wien             # Rodinný dom so záhradou
            balcony or kosice       # Bright flat near the park, Rodinný dom so záhradou
            2+kk                    # Byt 2+kk
            penthouse lift          # Bright flat near the park
            castle                  #
            ???                     #
            """)
    void wordsFindInEveryLanguage(String typed, String expected) throws SQLException {
        List<String> titles = expected == null ? List.of() : List.of(expected.split(", "));

        assertThat(titles(f -> f.q = typed)).containsExactlyInAnyOrderElementsOf(titles);
    }

    /** What is asked for shows, what is not wanted does not, whichever language stems the word in whichever way. */
    @ParameterizedTest
    @CsvSource({
        "garden, Flat with garden, en",
        "gardens, Flat with garden, en",
        "Garden, Flat with gardens, en",
        "garden, Wohnung mit Garden-Lounge, de",
        "kitchen, Flat with kitchens, en",
        "kitchens, Flat with kitchen, de",
        "Küchen, Wohnung mit Küche, de",
        "kuche, Wohnung mit Küchen, de",
        "balconies, Flat with balcony, en",
        "pivnice, Byt s pivnicou, sk",
        "pivnicou, Byt a dve pivnice, cs",
        "pivnica, Byt s pivnicou, de",
        "záhrada, Byt so záhradou, sk",
        "zahrady, Byt so záhradou, en",
        "tv, Byt a TV, sk",
        "wi-fi, Flat with wi-fi, en",
        "'\"near a lake\"', Flat near a lake, en"
    })
    void wordFindsWhatItsNegationHides(String word, String title, String language) throws SQLException {
        publish(sample(title, language));
        publish(sample("Cottage", language));

        assertThat(titles(f -> f.q = word)).contains(title).doesNotContain("Cottage");
        assertThat(titles(f -> f.q = "-" + word)).contains("Cottage").doesNotContain(title);
        assertThat(titles(f -> f.q = title.split(" ")[0] + " -" + word)).doesNotContain(title);
        assertThat(titles(f -> f.q = "cottage -" + word)).containsExactly("Cottage");
    }

    @ParameterizedTest
    @CsvSource({
        "811 02, 81102, SK",
        "81102, 811 02, SK",
        "811-02, 811 02, SK",
        "SW1A 1AA, sw1a1aa, GB",
        "sw1a1aa, SW1A 1AA, GB",
        "00-950, 00950, PL",
        "00950, 00-950, PL",
        "1012ab, 1012 AB, NL",
        "1012 AB, 1012AB, NL"
    })
    void postalCodeIsOneHoweverItIsWritten(String asked, String written, String country) throws SQLException {
        publish(sample("There", "en").city("City", country).postalCode(written));
        publish(sample("Next to it", "en").city("City", country).postalCode("999 99"));

        assertThat(titles(f -> f.postalCode = asked)).containsExactly("There");
        assertThat(titles(f -> f.q = asked)).containsExactly("There");
        assertThat(titles(f -> f.q = "city " + asked)).containsExactly("There");
    }

    @Test
    void titleWeighsMoreThanDescription() throws SQLException {
        publish(sample("Flat with balcony", "en").publishedAt("2026-10-01T08:00:00Z"));

        assertThat(titles(f -> f.q = "balcony")).containsExactly("Flat with balcony", "Bright flat near the park");
    }

    /** People paste anything into a search field. */
    @Test
    void noTextIsAnError() {
        String signs = " &|!():*'\"\\<->%_-+?.,;@/#\u0000\u0301\u200b\ud83c\udfe1äßŁ漢字عربي0or ";
        Random random = new Random(20261120);
        for (int i = 0; i < 300; i++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                typed.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThatCode(() -> titles(f -> f.q = typed.toString()))
                    .as(typed.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void filtersNarrow() throws SQLException {
        assertThat(titles(f -> f.type = List.of(ListingType.HOUSE))).hasSize(2);
        assertThat(titles(f -> f.type = List.of(ListingType.HOUSE, ListingType.APARTMENT)))
                .hasSize(4);
        assertThat(titles(f -> f.transaction = Transaction.RENT)).containsExactly("Byt 2+kk");
        assertThat(titles(f -> f.city = "kosice")).containsExactly("Rodinný dom so záhradou");
        assertThat(titles(f -> f.country = "AT")).containsExactly("Häuschen mit großem Garten");
        assertThat(titles(f -> f.postalCode = "81101")).hasSize(4);
        assertThat(titles(f -> f.currency = "CZK")).containsExactly("Byt 2+kk");
        assertThat(titles(f -> {
                    f.priceMin = new BigDecimal("249000");
                    f.priceMax = new BigDecimal("310000.00");
                }))
                .containsExactly("Rodinný dom so záhradou", "Bright flat near the park");
        assertThat(titles(f -> f.roomsMin = 4.5)).hasSize(2);
        assertThat(titles(f -> f.livingAreaMax = 50.0)).containsExactly("Byt 2+kk");
        assertThat(titles(f -> f.features = List.of("garden"))).hasSize(2);
        assertThat(titles(f -> f.features = List.of("garden", "garage"))).containsExactly("Häuschen mit großem Garten");
    }

    @Test
    void boxFindsWhatLiesInIt() throws SQLException {
        assertThat(titles(f -> f.bbox = new BoundingBox(16, 48, 18, 49)))
                .containsExactly("Häuschen mit großem Garten", "Bright flat near the park");
    }

    @Test
    void boxFindsAcrossTheDateLine() throws SQLException {
        publish(sample("Hut on Taveuni", "en").city("Waiyevo", "FJ").at(-16.8, -179.99));
        publish(sample("Hut on Rabi", "en").city("Nuku", "FJ").at(-16.5, 179.98));

        assertThat(titles(f -> f.bbox = new BoundingBox(179, -17, -179, -16))).hasSize(2);
        assertThat(titles(f -> {
                    f.lat = -16.65;
                    f.lon = 180.0;
                    f.radiusKm = 30.0;
                }))
                .hasSize(2);
    }

    @Test
    void distancesAreExactAndSorted() throws SQLException {
        Page<PortalListing> page = page(
                f -> {
                    f.lat = 48.1439;
                    f.lon = 17.1097;
                    f.radiusKm = 60.0;
                },
                null);

        assertThat(page.items())
                .extracting(PortalListing::title)
                .containsExactly("Bright flat near the park", "Häuschen mit großem Garten");
        assertThat(page.items().get(0).distanceKm()).isZero();
        assertThat(page.items().get(1).distanceKm()).isCloseTo(55.05, within(0.3));
    }

    @Test
    void radiusCutsWhatTheBoxStillHolds() throws SQLException {
        // in the corner of the box around a circle of 10 km, at 14 km
        publish(sample("Corner", "en").at(48.1439 + 0.0885, 17.1097 + 0.132));

        assertThat(titles(f -> {
                    f.lat = 48.1439;
                    f.lon = 17.1097;
                    f.radiusKm = 10.0;
                }))
                .containsExactly("Bright flat near the park");
    }

    @Test
    void whatHasNoPlaceComesLastByDistance() throws SQLException {
        assertThat(titles(f -> {
                    f.lat = 50.0;
                    f.lon = 14.4;
                }))
                .hasSize(4)
                .last()
                .isEqualTo("Byt 2+kk");
    }

    @Test
    void placeMustBeWhole() {
        PortalFilter filter = new PortalFilter();
        filter.radiusKm = 5.0;

        assertThatThrownBy(() -> filter.select(null))
                .isInstanceOfSatisfying(
                        QuartierException.class,
                        e -> assertThat(e.faults())
                                .containsExactly(Fault.of("lat", Fault.REQUIRED), Fault.of("lon", Fault.REQUIRED)));
    }

    /** On a map of degrees the two are a whole world apart. */
    @Test
    void nearestMayLieBehindTheDateLine() throws SQLException {
        publish(sample("Hut on Rabi", "en").city("Nuku", "FJ").at(-16.5, -179.98));
        publish(sample("Villa in Nadi", "en").city("Nadi", "FJ").at(-17.8, 177.42));

        for (double[] here : new double[][] {{-16.8, 179.99}, {-16.5, -179.9}}) {
            Page<PortalListing> page = page(
                    f -> {
                        f.lat = here[0];
                        f.lon = here[1];
                    },
                    null);
            assertThat(page.items())
                    .extracting(PortalListing::title)
                    .startsWith("Hut on Rabi", "Villa in Nadi")
                    .hasSize(6)
                    .last()
                    .isEqualTo("Byt 2+kk");
            assertThat(page.pagination().total()).isEqualTo(6);
        }
    }

    @Test
    void whatSaysNothingComesLastInEitherDirection() throws SQLException {
        for (String sort : List.of("livingArea", "-livingArea")) {
            assertThat(page(f -> {}, Paging.of(null, null, null, sort)).items())
                    .extracting(PortalListing::title)
                    .last()
                    .isEqualTo("Häuschen mit großem Garten");
        }
    }

    @Test
    void sortKeysAreOneOfThose() {
        String columns = "publishedAt, price, livingArea, plotArea, rooms";
        for (String sort : List.of("colour", "price,rooms", "relevance", "distance", "--price")) {
            assertThatThrownBy(() -> page(f -> {}, Paging.of(null, null, null, sort)))
                    .isInstanceOfSatisfying(
                            QuartierException.class,
                            e -> assertThat(e.faults())
                                    .containsExactly(Fault.of("sort", Fault.NOT_ONE_OF, "allowed", columns)));
        }
    }

    @Test
    void pageNumbersEndWhereCursorsGoOn() {
        assertThat(PortalListingResource.shortened(Paging.of(50, 20, null, null))
                        .page())
                .isEqualTo(50);
        assertThat(PortalListingResource.shortened(Paging.of(51, 20, "cursor", null))
                        .cursor())
                .isEqualTo("cursor");
        for (Paging far : List.of(Paging.of(51, 20, null, null), Paging.of(11, 100, null, null))) {
            assertThatThrownBy(() -> PortalListingResource.shortened(far))
                    .isInstanceOfSatisfying(
                            QuartierException.class,
                            e -> assertThat(e.faults())
                                    .containsExactly(Fault.of("page", "USE_CURSOR", "max", PortalQuery.MOST)));
        }
    }

    @Test
    void everySortOrderCanBeWalkedByCursor() throws SQLException {
        for (String sort : List.of(
                "publishedAt",
                "-publishedAt",
                "price",
                "-price",
                "livingArea",
                "-livingArea",
                "rooms",
                "-plotArea",
                "distance",
                "-distance",
                "relevance",
                "-relevance")) {
            Consumer<PortalFilter> wanted = f -> {
                f.agency = agency.toString();
                f.q = "garden or park or byt or dom";
                f.lat = 48.2;
                f.lon = 17.0;
            };
            List<String> whole = page(wanted, Paging.of(null, null, null, sort)).items().stream()
                    .map(PortalListing::title)
                    .toList();
            List<String> walked = new ArrayList<>();
            String cursor = null;
            do {
                Page<PortalListing> page = page(wanted, Paging.of(null, 1, cursor, sort));
                page.items().forEach(item -> walked.add(item.title()));
                cursor = page.pagination().nextCursor();
            } while (cursor != null);

            assertThat(walked).as(sort).hasSize(4).isEqualTo(whole);
        }
    }

    @Test
    void viewHoldsAllThatIsPublic() throws SQLException {
        PublicListing told = Samples.of(agency)
                .title("Whole")
                .description("All of it")
                .features("lift")
                .listing();
        portal.publish(told);

        PortalListing seen = page(f -> f.q = "whole", null).items().get(0);

        assertThat(seen)
                .usingRecursiveComparison()
                .ignoringFields("agency", "distanceKm")
                .isEqualTo(told);
        assertThat(seen.agency()).isEqualTo(new Agency(agency.toString(), "Agency " + agency));
    }

    private List<String> titles(Consumer<PortalFilter> wanted) throws SQLException {
        return page(wanted, null).items().stream().map(PortalListing::title).toList();
    }

    private Page<PortalListing> page(Consumer<PortalFilter> wanted, Paging paging) throws SQLException {
        PortalFilter filter = new PortalFilter();
        filter.agency = agency.toString();
        wanted.accept(filter);
        Paging asked = paging == null ? new Paging() : paging;
        return portal.read(reads -> reads.page(filter.select(asked.sort()), asked, PortalListing::of));
    }

    private Samples sample(String title, String language) {
        return Samples.of(agency).title(title).language(language);
    }

    private void publish(Samples sample) throws SQLException {
        portal.publish(sample.listing());
    }
}
