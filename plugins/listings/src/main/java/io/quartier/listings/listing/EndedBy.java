package io.quartier.listings.listing;

/** Who took a listing from the public, or kept it from there: what a person ended, no feed brings back. */
public enum EndedBy {
    PERSON,
    FEED
}
