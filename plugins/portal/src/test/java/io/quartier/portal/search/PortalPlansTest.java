package io.quartier.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.launcher.postgres.Role;
import io.quartier.portal.PortalPlugin;
import io.quartier.portal.projection.Portal;
import io.quartier.testkit.Plan;
import io.quartier.testkit.PluginDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the portal's searches are run, as the application's role. Its table's policies let everybody read, and only
 * therefore may text, place and feature searches use their indexes: make the policies narrower and these tests fail.
 * Nobody needs to sign in for a search, so none of these may read or sort the whole table.
 */
class PortalPlansTest {

    private static final int AGENCIES = 40;
    private static final int LISTINGS = 60_000;

    /** What the orders that no index has may put in order: twice, to compare and to show. */
    private static final int FEW = 2 * (PortalQuery.MOST + 1);

    /** Walking an index past what lies elsewhere is often better than looking for what lies here; but not all of it. */
    private static final int PASSED_BY = LISTINGS / 10;

    private static final Pattern ROWS = Pattern.compile("actual rows=(\\d+)");

    private static Portal portal;
    private static UUID agency;

    /** Most lie in one city, as they do; every other one says nothing about its rooms. */
    @BeforeAll
    static void publishMany() throws SQLException {
        portal = new Portal(PluginDatabase.own(new PortalPlugin()));
        for (int i = 0; i < AGENCIES; i++) {
            agency = portal.agency();
        }
        try (Connection connection = portal.database().connect(Role.MAINTENANCE);
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("insert into portal.agencies (organization_id, slug, name)"
                    + " select id, slug, name from platform.organizations");
            statement.execute("select setseed(0.5)"); // the same places every time
            statement.execute("""
                    insert into portal.published_listings (organization_id, id, version, type, transaction, title,
                        price_minor, price_currency, price_amount, living_area, plot_area, rooms, city, city_key,
                        postal_code, country, street_hidden, lat, lon, features, published_at, updated_at, search)
                    select agency, gen_random_uuid(), 1, 'apartment', 'sale', title, price * 100, 'EUR', price,
                           20 + random() * 200, 100 + random() * 1000, case when n %% 2 = 0 then 1 + n %% 6 end, city,
                           portal.folded(city), to_char(10000 + n %% 5000, 'FM999 99'), 'SK', false,
                           case when n %% 3 = 0 then 47.7 + random() * 1.8 else 48.1 + random() * 0.1 end,
                           case when n %% 3 = 0 then 16.9 + random() * 5.6 else 17.0 + random() * 0.2 end,
                           case when n %% 500 = 0 then '{sauna,pool}'::text[] else '{lift}' end,
                           now() - n * interval '1 minute', now(), portal.search_vector('sk', title, city, '', '')
                    from (select n, 'Byt č. ' || n as title, 50000 + n * 7919::bigint %% 900000 as price,
                                 'Mesto ' || n %% 1000 as city, agencies[1 + n %% %d] as agency
                          from generate_series(1, %d) n,
                               (select array_agg(id order by id) as agencies from platform.organizations) o) made
                    """.formatted(AGENCIES, LISTINGS));
        }
        portal.database().analyze();
    }

    @Test
    void newestPageIsReadFromTheIndex() throws SQLException {
        Plan plan = plan(f -> {}, null);

        assertThat(plan.uses("published_listings_published")).as(plan.text()).isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(90);
    }

    @Test
    void wordsAreFoundByTheirIndex() throws SQLException {
        Plan plan = plan(f -> f.q = "byt 12345", null);

        assertThat(plan.uses("published_listings_search")).as(plan.text()).isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"byt", "-garden", "byt or mesto", "byt -zahrada"})
    void ofWhatNearlyAllHaveTheNewestAreRanked(String words) throws SQLException {
        assertThat(plan(f -> f.q = words, null)).satisfies(PortalPlansTest::readsFew);
        assertThat(count(f -> f.q = words, null)).satisfies(PortalPlansTest::readsFew);
    }

    @Test
    void whatNearlyAllHaveIsNotSorted() throws SQLException {
        Plan plan = plan(f -> f.q = "byt", "price");

        assertThat(plan.uses("published_listings_price")).as(plan.text()).isTrue();
        assertThat(plan).satisfies(PortalPlansTest::readsFew);
    }

    @ParameterizedTest
    @CsvSource({
        "publishedAt, published_listings_published",
        "-publishedAt, published_listings_published",
        "price, published_listings_price",
        "-price, published_listings_price",
        "livingArea, published_listings_living_area",
        "-livingArea, published_listings_living_area_desc",
        "plotArea, published_listings_plot_area",
        "-plotArea, published_listings_plot_area_desc",
        "rooms, published_listings_rooms",
        "-rooms, published_listings_rooms_desc"
    })
    void everyOrderHasItsIndex(String sort, String index) throws SQLException {
        Plan plan = plan(f -> {}, sort);

        assertThat(plan.uses(index)).as(plan.text()).isTrue();
        assertThat(plan.text()).doesNotContain("Sort Key");
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(110);
    }

    @Test
    void placesAreFoundByTheirIndex() throws SQLException {
        Plan plan = plan(
                f -> {
                    f.lat = 48.75;
                    f.lon = 21.2;
                    f.radiusKm = 5.0;
                },
                null);

        assertThat(plan.uses("published_listings_lat") || plan.uses("published_listings_lon"))
                .as(plan.text())
                .isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(300);
    }

    /** Anywhere, in the middle of the city and within a circle that holds all. */
    @ParameterizedTest
    @CsvSource({"48.75, 21.2, ", "48.15, 17.1, ", "48.15, 17.1, 500", "-16.5, 179.9, ", "-16.5, -179.9, "})
    void nearestAreReadFromTheIndex(double lat, double lon, Double radiusKm) throws SQLException {
        Consumer<PortalFilter> wanted = f -> {
            f.lat = lat;
            f.lon = lon;
            f.radiusKm = radiusKm;
        };
        Plan plan = plan(wanted, null);

        assertThat(plan.uses("published_listings_location")).as(plan.text()).isTrue();
        assertThat(plan).satisfies(PortalPlansTest::readsFew);
        assertThat(count(wanted, null)).satisfies(PortalPlansTest::readsFew);
    }

    /** A village, the city where most are, everywhere, the sea. */
    @ParameterizedTest
    @ValueSource(strings = {"19.1,48.6,19.2,48.7", "17.0,48.1,17.2,48.2", "-180,-90,180,90", "-40,20,-20,40"})
    void partsOfTheMapAreReadByWhatLiesThere(String box) throws SQLException {
        Consumer<PortalFilter> wanted = f -> f.bbox = BoundingBox.valueOf(box);

        for (String sort : new String[] {null, "price", "-livingArea"}) {
            assertThat(plan(wanted, sort)).satisfies(PortalPlansTest::readsFew);
        }
        assertThat(count(wanted, null)).satisfies(PortalPlansTest::readsFew);
    }

    @Test
    void circleIsReadInAnyOrder() throws SQLException {
        for (double radius : new double[] {1, 10, 500}) {
            for (String sort : new String[] {"price", "-publishedAt"}) {
                assertThat(plan(
                                f -> {
                                    f.lat = 48.15;
                                    f.lon = 17.1;
                                    f.radiusKm = radius;
                                },
                                sort))
                        .as(radius + " km by " + sort)
                        .satisfies(PortalPlansTest::readsFew);
            }
        }
    }

    @Test
    void agencyIsFoundByItsSlug() throws SQLException {
        String slug = agency.toString();
        Plan newest = plan(f -> f.agency = slug, null);
        Plan cheapest = plan(f -> f.agency = slug, "price");

        assertThat(newest.uses("published_listings_organization"))
                .as(newest.text())
                .isTrue();
        assertThat(cheapest.uses("published_listings_organization_price"))
                .as(cheapest.text())
                .isTrue();
        assertThat(List.of(newest, cheapest))
                .allSatisfy(plan -> assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(110));
        assertThat(plan(f -> f.agency = "nobody", null).buffers()).isLessThanOrEqualTo(10);
    }

    @Test
    void postalCodeIsFoundByItsIndex() throws SQLException {
        Plan plan = plan(f -> f.postalCode = "100-77", null);

        assertThat(plan.uses("published_listings_postal")).as(plan.text()).isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(90);
    }

    @Test
    void featuresAreFoundByTheirIndex() throws SQLException {
        Plan plan = plan(f -> f.features = List.of("sauna", "pool"), "price");

        assertThat(plan.uses("published_listings_features")).as(plan.text()).isTrue();
    }

    @Test
    void cityWithPriceIsFoundByOneIndex() throws SQLException {
        Plan plan = plan(f -> f.city = "Mesto 77", "price");

        assertThat(plan.uses("published_listings_city_price")).as(plan.text()).isTrue();
        assertThat(plan.rowsThrownAway()).as(plan.text()).isZero();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(90);
    }

    @Test
    void oneListingIsFoundByItsKey() throws SQLException {
        UUID id = portal.read(reads -> reads.one(
                        Statement.of("select id from portal.published_listings limit 1"), row -> row.uuid("id")))
                .orElseThrow();
        Plan plan = portal.database()
                .plan(
                        null,
                        Statement.of(
                                "select " + PortalListing.COLUMNS + " from " + PortalListing.TABLES + " where l.id = ?",
                                id));

        assertThat(plan.uses("published_listings_pkey")).as(plan.text()).isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(8);
    }

    @Test
    void totalIsCountedToAThousand() throws SQLException {
        for (String words : new String[] {null, "byt"}) {
            PortalFilter filter = new PortalFilter();
            filter.q = words;
            Page<PortalListing> page =
                    portal.read(reads -> reads.page(filter.select(null), new Paging(), PortalListing::of));

            assertThat(page.pagination().total()).isEqualTo(1000);
            assertThat(page.pagination().totalCapped()).isTrue();
            assertThat(page.pagination().hasMore()).isTrue();
        }
    }

    /** Neither reads nor throws away nor sorts more than a few thousand rows of the whole table. */
    private static void readsFew(Plan plan) {
        assertThat(ROWS.matcher(plan.text()).results().mapToInt(r -> Integer.parseInt(r.group(1))))
                .as(plan.text())
                .allMatch(rows -> rows <= FEW);
        assertThat(plan.rowsThrownAway()).as(plan.text()).isLessThanOrEqualTo(PASSED_BY);
    }

    private static Plan plan(Consumer<PortalFilter> wanted, String sort) throws SQLException {
        Select select = select(wanted, sort);
        String order = select.order(sort).stream()
                .map(by -> by.key().expression()
                        + (by.descending() ? " desc" : "")
                        + (by.key().nullable() ? " nulls last" : "")
                        + (by.descending() ? ", l.id desc" : ", l.id"))
                .collect(Collectors.joining());
        return explain(select, "select " + select.columnList(), " order by " + order + " limit 21");
    }

    /** As the total is counted. */
    private static Plan count(Consumer<PortalFilter> wanted, String sort) throws SQLException {
        return explain(
                select(wanted, sort),
                "select count(*) from (select 1",
                " limit " + (PortalQuery.MOST + 1) + ") counted");
    }

    private static Select select(Consumer<PortalFilter> wanted, String sort) {
        PortalFilter filter = new PortalFilter();
        wanted.accept(filter);
        return filter.select(sort);
    }

    private static Plan explain(Select select, String before, String after) throws SQLException {
        Statement body = select.body();
        Object[] values = body.values().stream()
                .map(value -> value instanceof List<?> many
                        ? many.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"))
                        : value)
                .toArray();
        return portal.database().plan(null, Statement.of(before + body.sql() + after, values));
    }
}
