package io.quartier.listings.api;

/** What the building is heated with. */
public enum EnergyCarrier {
    OIL,
    GAS,
    ELECTRICITY,
    DISTRICT_HEAT,
    SOLAR,
    GEOTHERMAL,
    AIR_HEAT_PUMP,
    PELLETS,
    WOOD,
    COAL,
    BLOCK_HEAT_POWER,
    OTHER
}
