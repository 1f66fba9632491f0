package io.quartier.portal.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.Caller;
import io.quartier.listings.api.ListingChanged;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.ListingWithdrawn;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.WithdrawalReason;
import io.quartier.portal.Samples;
import io.quartier.portal.projection.Portal;
import io.quartier.testkit.Session;
import io.quartier.testkit.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RebuildTest {

    private final Portal portal = new Portal();
    private final UUID agency = portal.agency();

    /** What is public where listings are kept. */
    private final List<PublicListing> active = new ArrayList<>();

    /** Happens while the portal asks for it. */
    private Runnable meanwhile = () -> {};

    @Test
    void everythingPublicIsShown() throws SQLException {
        for (int i = 0; i < 250; i++) {
            // ids as other programs make them, too: the first half of the last ones is no positive number
            active.add(Samples.of(agency)
                    .id(i % 2 == 0 ? Ids.next() : UUID.randomUUID())
                    .title("Flat " + i)
                    .listing());
        }

        RebuildView done = rebuild();

        assertThat(done.status()).isEqualTo(RebuildStatus.COMPLETED);
        assertThat(done.shown()).isEqualTo(250);
        assertThat(done.removed()).isZero();
        assertThat(done.finishedAt()).isNotNull();
        assertThat(titles())
                .containsExactlyInAnyOrderElementsOf(
                        active.stream().map(PublicListing::title).toList());
    }

    @Test
    void whatIsWrongIsPutRight() throws SQLException {
        UUID stale = portal.publish(listing(Ids.next(), 1, "Old title"));
        List<UUID> left = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            left.add(portal.publish(listing(UUID.randomUUID(), 3, "Sold " + i)));
        }
        UUID others = portal.agency();
        portal.publish(Samples.of(others).title("Another agency's").listing());
        portal.rename(agency, "Novák Reality");
        active.add(listing(stale, 2, "New title"));
        active.add(listing(Ids.next(), 1, "Never told"));

        RebuildView done = rebuild();

        assertThat(done.shown()).isEqualTo(2);
        assertThat(done.removed()).isEqualTo(150);
        assertThat(titles()).containsExactlyInAnyOrder("New title", "Never told");
        assertThat(texts("select title from portal.published_listings where organization_id = ?", others))
                .containsExactly("Another agency's");
        assertThat(texts("select name from portal.agencies where organization_id = ?", agency))
                .containsExactly("Novák Reality");

        portal.publish(listing(left.get(0), 3, "Late"));
        assertThat(titles()).as("what was removed stays so").doesNotContain("Late");

        rebuild();
        assertThat(titles()).as("the same again").containsExactlyInAnyOrder("New title", "Never told");
    }

    @Test
    void whatHappensMeanwhileStays() throws SQLException {
        UUID changed = portal.publish(listing(Ids.next(), 1, "Before"));
        UUID withdrawn = portal.publish(listing(Ids.next(), 1, "Withdrawn"));
        UUID republished = portal.publish(listing(Ids.next(), 1, "Left over"));
        active.add(listing(changed, 1, "Before"));
        active.add(listing(withdrawn, 1, "Withdrawn"));
        portal.rename(agency, "Novák Reality"); // which the rebuild stores, and nobody has to wait for
        meanwhile = () -> elsewhere(connection -> {
            portal.happens(connection, new ListingChanged(listing(changed, 2, "After"), Instant.now()));
            portal.happens(
                    connection, new ListingWithdrawn(withdrawn, agency, 2, WithdrawalReason.PAUSED, Instant.now()));
            portal.happens(connection, new ListingPublished(listing(republished, 3, "Again"), Instant.now()));
            portal.happens(connection, new ListingPublished(listing(Ids.next(), 1, "New"), Instant.now()));
        });

        rebuild();

        assertThat(titles()).containsExactlyInAnyOrder("After", "Again", "New");
    }

    @Test
    void oneRunsAtATime() throws SQLException {
        UUID first = start();

        assertThat(start()).isEqualTo(first);

        run(first);
        assertThat(start()).isNotEqualTo(first);
    }

    private RebuildView rebuild() throws SQLException {
        UUID id = start();
        run(id);
        return portal.in(agency, connection -> rebuilds(connection).view(id));
    }

    private UUID start() throws SQLException {
        return as(connection -> rebuilds(connection).start().id());
    }

    private void run(UUID id) throws SQLException {
        boolean more = true;
        while (more) {
            more = as(connection -> batch(connection).next(id));
        }
    }

    private <T> T as(Session.Work<T> work) throws SQLException {
        Call call = new Call("-", Locale.ENGLISH, null, agency, null, Set.of());
        return CallContext.with(call, () -> portal.in(agency, work));
    }

    private RebuildBatch batch(Connection connection) {
        RebuildBatch batch = new RebuildBatch();
        batch.user = new Caller();
        batch.listings = this::active;
        batch.published = portal.published(connection, agency);
        batch.rebuilds = rebuilds(connection);
        return batch;
    }

    private static Rebuilds rebuilds(Connection connection) {
        Rebuilds rebuilds = new Rebuilds();
        rebuilds.user = new Caller();
        rebuilds.reads = Sql.on(connection);
        rebuilds.writes = Sql.on(connection);
        rebuilds.jobs = (job, subject) -> assertThat(job).isEqualTo(RebuildJob.NAME);
        return rebuilds;
    }

    private List<PublicListing> active(UUID last, int limit) {
        meanwhile.run();
        return active.stream()
                .filter(listing -> last == null || listing.id().toString().compareTo(last.toString()) > 0)
                .sorted(Comparator.comparing(listing -> listing.id().toString()))
                .limit(limit)
                .toList();
    }

    private void elsewhere(Happening happening) {
        try (Session other = portal.database().session()) {
            other.in(agency, connection -> {
                happening.in(connection);
                return null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Happening {
        void in(Connection connection) throws SQLException;
    }

    private PublicListing listing(UUID id, long version, String title) {
        return Samples.of(agency).id(id).version(version).title(title).listing();
    }

    private List<String> titles() throws SQLException {
        return texts("select title from portal.published_listings where organization_id = ?", agency);
    }

    private List<String> texts(String sql, UUID organization) throws SQLException {
        String name = sql.contains("title") ? "title" : "name";
        return portal.read(reads -> reads.list(Statement.of(sql, organization), row -> row.text(name)));
    }
}
