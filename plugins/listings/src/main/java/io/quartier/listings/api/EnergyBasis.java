package io.quartier.listings.api;

/** What a certificate's figure rests on. */
public enum EnergyBasis {
    /** Calculated from the building. */
    DEMAND,
    /** Measured over the last years. */
    CONSUMPTION
}
