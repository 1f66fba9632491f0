package io.quartier.portal.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.listings.api.ListingChanged;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.ListingWithdrawn;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.WithdrawalReason;
import io.quartier.portal.Samples;
import io.quartier.testkit.Session;
import io.quartier.testkit.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

        portal.rename(agency, "Novák Reality");
        portal.happens(agency, new ListingChanged(listing(2, "Flat"), Instant.now()));
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
        portal.happens(other, withdrawn(9));
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
