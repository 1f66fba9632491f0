package io.quartier.listings.listing;

import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.PublicListings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Reads the public listings from where they are kept. */
@ApplicationScoped
public class ActiveListings implements PublicListings {

    @Inject
    Reads reads;

    @Override
    public List<PublicListing> after(UUID last, int limit) {
        return reads.list(page(last, limit), ActiveListings::listing);
    }

    static Statement page(UUID last, int limit) {
        String active =
                "select organization_id, " + ListingView.COLUMNS + " from listings.listings where status = 'active'";
        return last == null
                ? Statement.of(active + " order by id limit ?", limit)
                : Statement.of(active + " and id > ? order by id limit ?", last, limit);
    }

    private static PublicListing listing(Row row) {
        return Publication.of(row.uuid("organization_id"), ListingView.of(row));
    }
}
