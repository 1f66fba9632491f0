package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.listings.ListingsPlugin;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Session;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lists outside a transaction, where the organization travels with the query, on one connection of a pool. */
class ListingReadsTest {

    private final PluginDatabase database = PluginDatabase.of(new ListingsPlugin());

    @Test
    void filterByTextFindsTheSameHoweverOftenItIsAsked() throws SQLException {
        try (Session session = database.session()) {
            // the driver prepares on the server at the third time, the server plans for good at the sixth
            for (int i = 0; i < 8; i++) {
                UUID organization = database.createOrganization();
                Listing listing = Listing.draft(organization, Samples.flat("{\"externalId\": \"W-1\"}"));
                TestEntities.in(database, organization, entities -> entities.persist(listing));

                Page<ListingView> found =
                        session.reads(organization).page(filter().select(), new Paging(), ListingView::of);

                assertThat(found.items())
                        .as("time " + (i + 1))
                        .extracting(ListingView::id)
                        .containsExactly(listing.id());
                assertThat(found.pagination().total()).isEqualTo(1);
            }
        }
    }

    private static ListingFilter filter() {
        ListingFilter filter = new ListingFilter();
        filter.externalId = Set.of("W-1");
        filter.status = Set.of(ListingStatus.DRAFT);
        filter.city = "bratislava";
        filter.postalCode = Set.of("811 01", "81102");
        filter.q = "park";
        return filter;
    }
}
