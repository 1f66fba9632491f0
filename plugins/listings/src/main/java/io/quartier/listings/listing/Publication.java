package io.quartier.listings.listing;

import io.quartier.listings.api.Location;
import io.quartier.listings.api.PublicListing;
import java.util.UUID;

/** What of a listing anybody may see. */
final class Publication {

    private Publication() {}

    static PublicListing of(UUID organization, ListingView listing) {
        boolean hidden = listing.streetHidden();
        Location location = listing.location();
        return new PublicListing(
                listing.id(),
                listing.version(),
                organization,
                listing.externalId(),
                listing.type(),
                listing.subtype(),
                listing.transaction(),
                listing.title(),
                listing.description(),
                listing.language(),
                listing.price(),
                listing.operatingCosts(),
                listing.deposit(),
                listing.commission(),
                listing.livingArea(),
                listing.usableArea(),
                listing.plotArea(),
                listing.rooms(),
                listing.bedrooms(),
                listing.bathrooms(),
                listing.floor(),
                listing.floors(),
                listing.parkingSpaces(),
                listing.yearBuilt(),
                listing.yearRenovated(),
                listing.condition(),
                listing.heating(),
                listing.furnishing(),
                listing.availableFrom(),
                hidden ? listing.address().withoutStreet() : listing.address(),
                hidden,
                hidden && location != null ? location.roughly() : location,
                listing.features(),
                listing.energy(),
                listing.publishedAt(),
                listing.updatedAt());
    }
}
