package io.quartier.contract.tenancy;

/** Tells plugins about the organization they work for. */
public interface OrganizationDirectory {
    /**
     * The current organization.
     *
     * @throws io.quartier.contract.error.QuartierException {@code NOT_FOUND} where there is none
     */
    OrganizationProfile current();
}
