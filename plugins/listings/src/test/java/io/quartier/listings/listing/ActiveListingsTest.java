package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.listings.ListingsPlugin;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.PublicListing;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What others read of public listings is what they are told of them. */
class ActiveListingsTest {

    private final PluginDatabase database = PluginDatabase.of(new ListingsPlugin());
    private final UUID organization = database.createOrganization();

    @Test
    void publicListingsAreReadAsTheirEventsTellThem() throws SQLException {
        List<PublicListing> told = new ArrayList<>();
        for (String patch : List.of(
                "{\"externalId\": \"A-1\"}",
                "{\"streetHidden\": true}",
                "{\"streetHidden\": true, \"location\": null}",
                "{\"energy\": null, \"description\": null}",
                "{\"title\": \"Another\"}")) {
            Listing listing = Listing.draft(organization, Samples.flat(patch));
            listing.publish();
            store(organization, listing);
            told.add(((ListingPublished) listing.news().orElseThrow()).listing());
        }
        store(organization, Listing.draft(organization, Samples.flat()));
        Listing withdrawn = Listing.draft(organization, Samples.flat());
        withdrawn.publish();
        withdrawn.withdraw(EndedBy.PERSON);
        store(organization, withdrawn);
        UUID other = database.createOrganization();
        Listing theirs = Listing.draft(other, Samples.flat());
        theirs.publish();
        store(other, theirs);

        List<PublicListing> read = new ArrayList<>();
        List<PublicListing> page = after(null);
        while (!page.isEmpty()) {
            read.addAll(page);
            page = after(page.get(page.size() - 1).id());
        }
        assertThat(read).isEqualTo(told);
        assertThat(read.get(1).address().street()).isNull();
        assertThat(read.get(1).location()).isEqualTo(read.get(0).location().roughly());
    }

    private List<PublicListing> after(UUID last) throws SQLException {
        return database.in(organization, connection -> {
            ActiveListings listings = new ActiveListings();
            listings.reads = Sql.on(connection);
            return listings.after(last, 2);
        });
    }

    private void store(UUID owner, Listing listing) {
        TestEntities.in(database, owner, entities -> {
            entities.persist(listing);
            entities.flush();
        });
    }
}
