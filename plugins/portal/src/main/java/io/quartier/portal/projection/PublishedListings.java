package io.quartier.portal.projection;

import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.tenancy.OrganizationDirectory;
import io.quartier.listings.api.PublicListing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The listings that the public sees. What was told of a listing at a later version, its withdrawal too, is never undone
 * by something older.
 */
@ApplicationScoped
public class PublishedListings {

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    OrganizationDirectory organizations;

    /** Shows the listing as it is now, for the first time or instead of what was shown before. */
    public void show(PublicListing listing) {
        if (isNews(listing.organizationId(), listing.id(), listing.version(), false)) {
            writes.update(AgencyRow.add(organizations.current()));
            writes.update(ListingRow.of(listing).upsert());
        }
    }

    /** Shows it no longer. */
    public void hide(UUID organization, UUID listing, long version) {
        if (isNews(organization, listing, version, true)) {
            writes.update(Statement.of("delete from portal.published_listings where id = ?", listing));
        }
    }

    /** Shows the agency as it calls itself now, if it has ever published anything. */
    public void renameAgency() {
        writes.update(AgencyRow.rename(organizations.current()));
    }

    /**
     * Some of what the current organization shows, with their versions, in the order of their ids.
     *
     * @param last the last id of the page before, null for the first page
     */
    public Map<UUID, Long> shownAfter(UUID last, int limit) {
        String shown = "select id, version from portal.published_listings where organization_id = ?";
        UUID organization = organizations.current().id();
        Statement page = last == null
                ? Statement.of(shown + " order by id limit ?", organization, limit)
                : Statement.of(shown + " and id > ? order by id limit ?", organization, last, limit);
        Map<UUID, Long> versions = new LinkedHashMap<>();
        reads.list(page, row -> versions.put(row.uuid("id"), row.bigint("version")));
        return versions;
    }

    /** Notes the version and holds its row, so that whatever else is told of the listing waits for this transaction. */
    private boolean isNews(UUID organization, UUID listing, long version, boolean withdrawn) {
        return writes.update(Statement.of("""
                        insert into portal.listing_versions as known (organization_id, id, version, withdrawn)
                        values (?, ?, ?, ?)
                        on conflict (organization_id, id) do update
                        set version = excluded.version, withdrawn = excluded.withdrawn, told_at = excluded.told_at
                        where (known.version, known.withdrawn) <= (excluded.version, excluded.withdrawn)""", organization, listing, version, withdrawn)) == 1;
    }
}
