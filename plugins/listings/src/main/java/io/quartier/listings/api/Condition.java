package io.quartier.listings.api;

/** What shape the building or unit is in. */
public enum Condition {
    NEW,
    FIRST_OCCUPANCY,
    AS_NEW,
    WELL_KEPT,
    GOOD,
    MODERNISED,
    PARTLY_RENOVATED,
    RENOVATED,
    FULLY_RENOVATED,
    NEEDS_RENOVATION,
    SHELL,
    UNDER_CONSTRUCTION,
    PROJECTED,
    FOR_DEMOLITION
}
