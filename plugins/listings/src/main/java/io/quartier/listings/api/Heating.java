package io.quartier.listings.api;

/** How warmth gets into the rooms; what it is made of stands in {@link EnergyCarrier}. */
public enum Heating {
    STOVE,
    /** One boiler for the flat. */
    FLOOR_BY_FLOOR,
    CENTRAL,
    DISTRICT,
    UNDERFLOOR,
    ELECTRIC,
    HEAT_PUMP,
    NONE
}
