package io.quartier.listings.api;

/** How it changes hands. */
public enum Transaction {
    SALE,
    RENT,
    /** The building is sold, the ground let for decades. */
    LEASEHOLD,
    /** Financed and used, bought perhaps at the end. */
    LEASING;

    /** Whether the price is asked once, rather than each month. */
    public boolean isSale() {
        return this == SALE || this == LEASEHOLD;
    }
}
