package io.quartier.listings.api;

/** What is offered, in the rough; {@code subtype} says it finer: {@code penthouse}, {@code terraced-house}. */
public enum ListingType {
    APARTMENT,
    HOUSE,
    ROOM,
    LAND,
    OFFICE,
    RETAIL,
    HOSPITALITY,
    INDUSTRIAL,
    AGRICULTURAL,
    /** Business premises that none of the other words fits. */
    COMMERCIAL,
    /** A house or portfolio bought for its yield. */
    INVESTMENT,
    PARKING,
    RECREATIONAL,
    OTHER
}
