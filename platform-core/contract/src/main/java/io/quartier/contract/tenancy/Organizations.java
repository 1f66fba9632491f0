package io.quartier.contract.tenancy;

/** What plugins may know of organizations. */
public interface Organizations {
    /**
     * The one that the current thread acts in.
     *
     * @throws io.quartier.contract.error.QuartierException {@code UNAUTHENTICATED} where there is none
     */
    Organization current();
}
