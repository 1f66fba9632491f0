package io.quartier.portal.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.listings.api.ListingChanged;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.ListingWithdrawn;
import io.quartier.listings.api.Location;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.WithdrawalReason;
import io.quartier.portal.Samples;
import io.quartier.testkit.Session;
import io.quartier.testkit.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ProjectListingTest {

    private final Portal portal = new Portal();
    private final UUID agency = portal.agency();
    private final UUID id = Ids.next();

    @Test
    void publishedListingIsSeenByEverybody() throws SQLException {
        portal.publish(listing(1, "Flat"));

        assertThat(titlesSeenBy(null)).containsExactly("Flat");
        assertThat(titlesSeenBy(portal.agency())).containsExactly("Flat");
    }

    @Test
    void changeShowsAndWithdrawalHides() throws SQLException {
        portal.publish(listing(1, "Flat"));
        portal.happens(agency, new ListingChanged(listing(2, "Bright flat"), Instant.now()));
        assertThat(titlesSeenBy(null)).containsExactly("Bright flat");

        portal.happens(agency, withdrawn(3));
        assertThat(titlesSeenBy(null)).isEmpty();
    }

    @Test
    void eventsThatComeTwiceOrLateChangeNothing() throws SQLException {
        ListingPublished first = new ListingPublished(listing(1, "Flat"), Instant.now());
        ListingChanged second = new ListingChanged(listing(2, "Bright flat"), Instant.now());
        portal.happens(agency, first);
        portal.happens(agency, second);
        portal.happens(agency, second);
        portal.happens(agency, first);
        portal.happens(agency, withdrawn(1));

        assertThat(titlesSeenBy(null)).containsExactly("Bright flat");
    }

    @Test
    void withdrawalIsNotForgotten() throws SQLException {
        ListingPublished first = new ListingPublished(listing(1, "Flat"), Instant.now());
        ListingPublished second = new ListingPublished(listing(2, "Bright flat"), Instant.now());
        portal.happens(agency, second);
        portal.happens(agency, withdrawn(3));
        portal.happens(agency, first);
        portal.happens(agency, second);
        portal.happens(agency, new ListingChanged(listing(3, "Flat"), Instant.now()));
        assertThat(titlesSeenBy(null)).isEmpty();

        portal.happens(agency, new ListingPublished(listing(4, "Back again"), Instant.now()));
        portal.happens(agency, withdrawn(3));
        assertThat(titlesSeenBy(null)).containsExactly("Back again");
    }

    @Test
    void withdrawalThatComesFirstCounts() throws SQLException {
        portal.happens(agency, withdrawn(3));
        portal.happens(agency, new ListingPublished(listing(1, "Flat"), Instant.now()));
        portal.happens(agency, new ListingChanged(listing(2, "Bright flat"), Instant.now()));

        assertThat(titlesSeenBy(null)).isEmpty();
    }

    /** The older event waits for the withdrawal, which has not committed yet, and then finds that it is too late. */
    @Test
    void publicationThatMeetsItsWithdrawalIsTooLate() throws Exception {
        portal.publish(listing(1, "Flat"));
        try (Session withdrawing = portal.database().session();
                Session late = portal.database().session()) {
            CompletableFuture<Void> published = withdrawing.in(agency, connection -> {
                portal.happens(connection, withdrawn(3));
                CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                    try {
                        late.in(agency, other -> {
                            portal.publish(other, listing(2, "Bright flat"));
                            return null;
                        });
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return waiting;
            });
            published.get(10, TimeUnit.SECONDS);
        }

        assertThat(titlesSeenBy(null)).isEmpty();
    }

    @Test
    void whatWasWithdrawnIsNotForThePublic() throws SQLException {
        portal.publish(listing(1, "Flat"));
        portal.happens(agency, withdrawn(2));

        Statement all = Statement.of("select version from portal.listing_versions where id = ?", id);
        for (UUID somebody : new UUID[] {null, portal.agency()}) {
            assertThat(portal.<List<Long>>in(somebody, c -> Sql.on(c).list(all, row -> row.bigint("version"))))
                    .isEmpty();
        }
        assertThat(portal.<List<Long>>in(agency, c -> Sql.on(c).list(all, row -> row.bigint("version"))))
                .containsExactly(2L);
    }

    @Test
    void hiddenPlaceIsStoredRoughly() throws SQLException {
        portal.publish(
                Samples.of(agency).id(id).at(48.14391, 17.10972).streetHidden().listing());
        assertThat(place()).isEqualTo(new Location(48.14, 17.11));

        portal.publish(
                Samples.of(agency).id(id).version(2).at(48.14391, 17.10972).listing());
        assertThat(place()).isEqualTo(new Location(48.14391, 17.10972));
    }

    @Test
    void hiddenStreetIsStoredNowhere() throws SQLException {
        PublicListing told = Samples.of(agency).id(id).streetHidden().listing();
        assertThat(told.address().street())
                .as("the sample tells its street, as no sender should")
                .isEqualTo("Hlavná");
        portal.publish(told);

        String row = portal.read(reads -> reads.one(
                        Statement.of("select l::text as whole from portal.published_listings l where id = ?", id),
                        r -> r.text("whole")))
                .orElseThrow();
        assertThat(row).doesNotContainIgnoringCase("hlavn");
    }

    @Test
    void agencyIsShownByItsPresentName() throws SQLException {
        portal.publish(listing(1, "Flat"));
        assertThat(agencyName()).isEqualTo("Agency " + agency);

        portal.changesNameTo(agency, "Novák Reality");
        assertThat(agencyName()).isEqualTo("Novák Reality");
    }

    /** Whoever publishes must not wait for a colleague whose import has not committed yet. */
    @Test
    void agencyThatIsKnownIsNotLocked() throws SQLException {
        portal.publish(listing(1, "Flat"));

        try (Session importing = portal.database().session()) {
            importing.in(agency, connection -> {
                portal.publish(connection, Samples.of(agency).title("Imported").listing());
                portal.in(agency, other -> {
                    Sql.on(other).update(Statement.of("set local lock_timeout = '2s'"));
                    portal.publish(other, Samples.of(agency).title("By hand").listing());
                    return null;
                });
                return null;
            });
        }

        List<String> titles = portal.read(reads -> reads.list(
                Statement.of("select title from portal.published_listings where organization_id = ?", agency),
                row -> row.text("title")));
        assertThat(titles).containsExactlyInAnyOrder("Flat", "Imported", "By hand");
    }

    @Test
    void organizationCannotWriteAnothersListing() throws SQLException {
        UUID other = portal.agency();
        portal.publish(listing(1, "Flat"));

        assertThatThrownBy(() -> portal.happens(other, new ListingChanged(listing(2, "Mine"), Instant.now())))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> portal.happens(other, withdrawn(9))).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> portal.happens(
                        other,
                        new ListingPublished(Samples.of(agency).title("Forged").listing(), Instant.now())))
                .hasMessageContaining("row-level security");
        assertThat(touchedBy(other, "update portal.published_listings set title = 'Mine' where id = ?"))
                .isZero();
        assertThat(touchedBy(other, "delete from portal.published_listings where id = ?"))
                .isZero();
        assertThat(touchedBy(null, "delete from portal.published_listings where id = ?"))
                .isZero();

        assertThat(titlesSeenBy(null)).containsExactly("Flat");
    }

    private Location place() throws SQLException {
        return portal.read(reads -> reads.one(
                        Statement.of("select lat, lon from portal.published_listings where id = ?", id),
                        row -> new Location(row.decimal("lat"), row.decimal("lon"))))
                .orElseThrow();
    }

    private String agencyName() throws SQLException {
        return portal.read(reads -> reads.one(
                        Statement.of("select name from portal.agencies where organization_id = ?", agency),
                        row -> row.text("name")))
                .orElseThrow();
    }

    private int touchedBy(UUID organization, String sql) throws SQLException {
        return portal.in(organization, connection -> Sql.on(connection).update(Statement.of(sql, id)));
    }

    private List<String> titlesSeenBy(UUID organization) throws SQLException {
        return portal.in(
                organization,
                connection -> Sql.on(connection)
                        .list(
                                Statement.of("select title from portal.published_listings where id = ?", id),
                                row -> row.text("title")));
    }

    private PublicListing listing(long version, String title) {
        return Samples.of(agency).id(id).version(version).title(title).listing();
    }

    private ListingWithdrawn withdrawn(long version) {
        return new ListingWithdrawn(id, agency, version, WithdrawalReason.PAUSED, Instant.now());
    }
}
