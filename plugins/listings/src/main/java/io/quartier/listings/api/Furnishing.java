package io.quartier.listings.api;

/** Whether furniture comes with it. */
public enum Furnishing {
    NONE,
    PARTLY,
    FULLY
}
