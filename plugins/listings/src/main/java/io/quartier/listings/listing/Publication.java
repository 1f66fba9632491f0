package io.quartier.listings.listing;

import io.quartier.listings.api.PublicListing;

/** What of a listing anybody may see. */
final class Publication {

    private Publication() {}

    static PublicListing of(Listing listing) {
        ListingDraft draft = listing.draft();
        return new PublicListing(
                listing.id(),
                listing.version(),
                listing.organizationId(),
                draft.externalId(),
                draft.type(),
                draft.subtype(),
                draft.transaction(),
                draft.title(),
                draft.description(),
                draft.language(),
                draft.price(),
                draft.operatingCosts(),
                draft.deposit(),
                draft.commission(),
                draft.livingArea(),
                draft.usableArea(),
                draft.plotArea(),
                draft.rooms(),
                draft.bedrooms(),
                draft.bathrooms(),
                draft.floor(),
                draft.floors(),
                draft.parkingSpaces(),
                draft.yearBuilt(),
                draft.yearRenovated(),
                draft.condition(),
                draft.heating(),
                draft.furnishing(),
                draft.availableFrom(),
                listing.place().publicAddress(),
                draft.streetHidden(),
                listing.place().publicLocation(),
                draft.features(),
                draft.energy(),
                listing.publishedAt(),
                listing.updatedAt());
    }
}
