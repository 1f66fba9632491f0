package io.quartier.portal.projection;

import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.tenancy.OrganizationDirectory;
import io.quartier.listings.api.PublicListing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The listings that the public sees. A later version of a listing is never overwritten by an earlier one. */
@ApplicationScoped
class PublishedListings {

    @Inject
    Writes writes;

    @Inject
    OrganizationDirectory organizations;

    /** Shows the listing as it is now, for the first time or instead of what was shown before. */
    void show(PublicListing listing) {
        writes.update(AgencyRow.upsert(organizations.current()));
        writes.update(ListingRow.of(listing).upsert());
    }

    /** Shows it no longer. */
    void hide(UUID listing, long version) {
        writes.update(
                Statement.of("delete from portal.published_listings where id = ? and version <= ?", listing, version));
    }
}
