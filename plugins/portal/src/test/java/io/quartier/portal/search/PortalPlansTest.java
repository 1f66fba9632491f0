package io.quartier.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.portal.projection.Portal;
import io.quartier.testkit.Plan;
import io.quartier.testkit.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Which indexes the portal's searches use, as the application's role. Its table's policies let everybody read, and only
 * therefore may text, place and feature searches use theirs: make the policies narrower and these tests fail.
 */
class PortalPlansTest {

    private static final int LISTINGS = 30_000;

    private static final Portal PORTAL = new Portal();
    private static final UUID AGENCY = PORTAL.agency();

    @BeforeAll
    static void publishMany() throws SQLException {
        PORTAL.in(AGENCY, connection -> {
            Sql.on(connection)
                    .update(Statement.of(
                            "insert into portal.agencies (organization_id, slug, name) values (?, 'many', 'Many')",
                            AGENCY));
            return Sql.on(connection).update(Statement.of("""
                            insert into portal.published_listings (organization_id, id, version, type, transaction, title,
                                price_minor, price_currency, price_amount, city, city_key, country, street_hidden, lat, lon,
                                features, published_at, updated_at, search)
                            select ?, gen_random_uuid(), 1, 'apartment', 'sale', title, n * 100, 'EUR', n, city,
                                   portal.folded(city), 'SK', false, 47 + (n %% 300) / 100.0, 10 + (n / 300) / 10.0,
                                   case when n %% 500 = 0 then '{sauna,pool}'::text[] else '{lift}' end,
                                   now() - n * interval '1 minute', now(), portal.search_vector('sk', title, city, '', '')
                            from (select n, 'Byt č. ' || n as title, 'Mesto ' || n %% 1000 as city
                                  from generate_series(1, %d) n) made""".formatted(LISTINGS), AGENCY));
        });
        PORTAL.database().analyze();
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
    }

    @Test
    void placesAreFoundByTheirIndex() throws SQLException {
        Plan plan = plan(
                f -> {
                    f.lat = 48.15;
                    f.lon = 17.1;
                    f.radiusKm = 5.0;
                },
                null);

        assertThat(plan.uses("published_listings_location")).as(plan.text()).isTrue();
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
        UUID id = PORTAL.read(reads -> reads.one(
                        Statement.of("select id from portal.published_listings limit 1"), row -> row.uuid("id")))
                .orElseThrow();
        Plan plan = PORTAL.database()
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
        Page<PortalListing> page =
                PORTAL.read(reads -> reads.page(new PortalFilter().select(), new Paging(), PortalListing::of));

        assertThat(page.pagination().total()).isEqualTo(1000);
        assertThat(page.pagination().totalCapped()).isTrue();
        assertThat(page.pagination().hasMore()).isTrue();
    }

    private static Plan plan(Consumer<PortalFilter> wanted, String sort) throws SQLException {
        PortalFilter filter = new PortalFilter();
        wanted.accept(filter);
        Select select = filter.select();
        String order = select.order(sort).stream()
                .map(by -> by.key().expression() + (by.descending() ? " desc, l.id desc" : ", l.id"))
                .collect(Collectors.joining());
        Statement body = select.body();
        Object[] values = body.values().stream()
                .map(value -> value instanceof List<?> many
                        ? many.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"))
                        : value)
                .toArray();
        return PORTAL.database()
                .plan(
                        null,
                        Statement.of(
                                "select " + PortalListing.COLUMNS + body.sql() + " order by " + order + " limit 21",
                                values));
    }
}
