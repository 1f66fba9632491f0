package io.quartier.listings;

import io.quartier.contract.error.Problem;

/** What can go wrong with listings, beyond what can go wrong everywhere. */
public enum ListingsProblem implements Problem {
    LISTING_INCOMPLETE(409, "The listing lacks what the public must know: see details."),
    ALREADY_PUBLISHED(409, "The listing is public already."),
    NOT_PUBLISHED(409, "The listing is not public, so it cannot be withdrawn."),
    ALREADY_CLOSED(409, "The listing is sold or rented already."),
    LISTING_ARCHIVED(409, "The listing is archived: restore it first."),
    NOT_ARCHIVED(409, "The listing is not archived."),
    LISTING_PUBLIC(409, "The listing is public: withdraw it before you delete it."),
    EXTERNAL_ID_TAKEN(409, "Another listing has this external id.");

    private final int status;
    private final String title;

    ListingsProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
