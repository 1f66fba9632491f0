package io.quartier.portal.projection;

import io.quartier.contract.event.EventHandler;
import io.quartier.listings.api.ListingChanged;
import io.quartier.listings.api.ListingEvent;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.ListingWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps the portal's copy of a listing in step with its public life, in the transaction that changes the listing. */
@ApplicationScoped
public class ProjectListing implements EventHandler<ListingEvent> {

    @Inject
    PublishedListings published;

    @Override
    public void on(ListingEvent event) {
        if (event instanceof ListingPublished now) {
            published.show(now.listing());
        } else if (event instanceof ListingChanged now) {
            published.show(now.listing());
        } else if (event instanceof ListingWithdrawn gone) {
            published.hide(gone.organizationId(), gone.listingId(), gone.version());
        }
    }
}
