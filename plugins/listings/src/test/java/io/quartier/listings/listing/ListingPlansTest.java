package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.launcher.postgres.Role;
import io.quartier.listings.ListingsPlugin;
import io.quartier.listings.api.ListingType;
import io.quartier.testkit.Plan;
import io.quartier.testkit.PluginDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL runs the queries that agencies ask all day, as the application's role, under row-level security. */
class ListingPlansTest {

    private static final int ORGANIZATIONS = 20;
    private static final int LISTINGS = 1000;

    private static PluginDatabase database;
    private static UUID organization;

    @BeforeAll
    static void fill() throws SQLException {
        database = PluginDatabase.own(new ListingsPlugin());
        for (int i = 0; i < ORGANIZATIONS; i++) {
            organization = database.createOrganization();
        }
        try (Connection connection = database.connect(Role.MAINTENANCE);
                java.sql.Statement statement = connection.createStatement()) {
            // spread over the organizations, as rows arrive in life
            statement.execute("""
                    insert into listings.listings (organization_id, id, external_id, status, type, transaction, title,
                        description, price_minor, price_currency, living_area, rooms, features, city, postal_code, country,
                        street_hidden, latitude, longitude, published_at, created_at, updated_at, version)
                    select o.id, gen_random_uuid(), 'X' || n,
                        (array['draft', 'active', 'active', 'active', 'paused'])[1 + n %% 5],
                        (array['apartment', 'house'])[1 + n %% 2], 'sale',
                        'Flat ' || n || case when n %% 250 = 0 then ' jacuzzi' else '' end,
                        repeat('Helle Wohnung mit Balkon und Lift, große Küche. ', 6), (n * 7919 %% 900000 + 50000) * 100,
                        'EUR', 30 + n %% 170, 1 + n %% 6, array['balcony'],
                        (array['Bratislava', 'Wien', 'Praha', 'Berlin', 'Košice'])[1 + n / 7 %% 5], (80000 + n)::text, 'SK', false,
                        48 + n %% 1000 / 1000.0, 17 + n * 31 %% 1000 / 1000.0, now(), now() - n * interval '1 minute', now(), 1
                    from generate_series(1, %d) n, (select id from platform.organizations order by id desc limit %d) o
                    order by n
                    """.formatted(LISTINGS, ORGANIZATIONS));
        }
        database.analyze();
    }

    @Test
    void newestTwentyWithTheirCount() throws SQLException {
        Select select = new ListingFilter().select();
        Plan list = list(select, "created_at desc, id desc");
        Plan count = count(select);

        assertThat(list.uses("listings_created")).as(list.text()).isTrue();
        assertThat(list.rowsThrownAway()).as(list.text()).isZero();
        assertThat(list.buffers() + count.buffers())
                .as(list.text() + count.text())
                .isLessThanOrEqualTo(40);
    }

    @Test
    void oneById() throws SQLException {
        UUID id = database.in(organization, connection -> {
            try (java.sql.Statement statement = connection.createStatement();
                    var row = statement.executeQuery("select id from listings.listings limit 1")) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        });
        Plan plan = database.plan(
                organization,
                Statement.of("select " + ListingView.COLUMNS + " from listings.listings where id = ?", id));

        assertThat(plan.uses("listings_pkey")).as(plan.text()).isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(8);
    }

    @Test
    void oneCitysActiveFlatsByPrice() throws SQLException {
        ListingFilter filter = new ListingFilter();
        filter.status = Set.of(ListingStatus.ACTIVE);
        filter.city = "kosice";
        filter.priceMax = BigDecimal.valueOf(500_000);
        Plan plan = list(filter.select(), "price_amount desc, id desc");

        assertThat(plan.uses("listings_city")).as(plan.text()).isTrue();
        assertThat(plan.rowsThrownAway()).as(plan.text()).isZero();
        // 54 rows match; the thousand of the organization are left alone
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(70);
    }

    @Test
    void allByPrice() throws SQLException {
        Plan plan = list(new ListingFilter().select(), "price_amount asc, id asc");

        assertThat(plan.uses("listings_price")).as(plan.text()).isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(40);
    }

    @Test
    void onePostalCodeHoweverItIsWritten() throws SQLException {
        for (Set<String> codes : List.of(Set.of("800 77"), Set.of("800 77", "80078", "800-79"))) {
            ListingFilter filter = new ListingFilter();
            filter.postalCode = codes;
            Plan plan = list(filter.select(), "created_at desc, id desc");

            assertThat(plan.uses("listings_postal_code")).as(plan.text()).isTrue();
            assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(12);
        }
    }

    @Test
    void pieceOfTheMap() throws SQLException {
        ListingFilter filter = new ListingFilter();
        filter.bbox = BoundingBox.valueOf("17.1,48.1,17.3,48.15");
        Plan plan = list(filter.select(), "created_at desc, id desc");

        assertThat(plan.uses("listings_place")).as(plan.text()).isTrue();
        assertThat(plan.rowsThrownAway()).as(plan.text()).isZero();
    }

    @Test
    void oneByTheAgencysOwnNumber() throws SQLException {
        ListingFilter filter = new ListingFilter();
        filter.externalId = Set.of("X77");
        Plan plan = list(filter.select(), "created_at desc, id desc");

        assertThat(plan.uses("listings_external_id")).as(plan.text()).isTrue();
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(8);
    }

    @Test
    void fullText() throws SQLException {
        ListingFilter filter = new ListingFilter();
        filter.q = "jacuzzi balkon";
        filter.type = Set.of(ListingType.APARTMENT);
        Plan plan = list(filter.select(), "created_at desc, id desc");
        Plan inside = inside("jacuzzi balkon");

        assertThat(inside.uses("listings_search")).as(inside.text()).isTrue();
        // a thousand rows of the organization would be five hundred pages and more
        assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(200);
    }

    /** What the function does inside, as the role that it runs as. */
    private static Plan inside(String words) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE)) {
            connection.setAutoCommit(false);
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("set local app.organization_id = '" + organization + "'");
                try (var body = statement.executeQuery(
                        "select prosrc from pg_proc where proname = 'search' and pronamespace = 'listings'::regnamespace")) {
                    body.next();
                    return Plan.of(
                            connection, Statement.of(body.getString(1).replace("(words)", "(" + "'" + words + "')")));
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static Plan list(Select select, String order) throws SQLException {
        Statement body = select.body();
        Statement list = new Statement(
                "select " + select.columnList() + body.sql() + " order by " + order + " limit 21",
                body.values().stream()
                        .map(v -> v instanceof Enum<?> word ? Words.of(word) : v)
                        .toList());
        database.plan(organization, list); // a connection reads the catalogue when it first sorts
        return database.plan(organization, list);
    }

    private static Plan count(Select select) throws SQLException {
        Statement body = select.body();
        return database.plan(organization, new Statement("select count(*)" + body.sql(), body.values()));
    }
}
