package io.quartier.portal.projection;

import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.tenancy.OrganizationDirectory;
import io.quartier.listings.api.PublicListing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * The listings that the public sees. What was told of a listing at a later version, its withdrawal too, is never undone
 * by something older.
 */
@ApplicationScoped
class PublishedListings {

    @Inject
    Writes writes;

    @Inject
    OrganizationDirectory organizations;

    /** Shows the listing as it is now, for the first time or instead of what was shown before. */
    void show(PublicListing listing) {
        if (isNews(listing.organizationId(), listing.id(), listing.version(), false)) {
            writes.update(AgencyRow.upsert(organizations.current()));
            writes.update(ListingRow.of(listing).upsert());
        }
    }

    /** Shows it no longer. */
    void hide(UUID organization, UUID listing, long version) {
        if (isNews(organization, listing, version, true)) {
            writes.update(Statement.of("delete from portal.published_listings where id = ?", listing));
        }
    }

    /** Notes the version and holds its row, so that whatever else is told of the listing waits for this transaction. */
    private boolean isNews(UUID organization, UUID listing, long version, boolean withdrawn) {
        return writes.update(Statement.of("""
                        insert into portal.listing_versions as known (organization_id, id, version, withdrawn)
                        values (?, ?, ?, ?)
                        on conflict (organization_id, id) do update
                        set version = excluded.version, withdrawn = excluded.withdrawn, told_at = excluded.told_at
                        where (known.version, known.withdrawn) <= (excluded.version, excluded.withdrawn)""", organization, listing, version, withdrawn))
                == 1;
    }
}
