package io.quartier.contract.tenancy;

import java.util.UUID;

/**
 * An organization as it shows itself to the public.
 *
 * @param slug lower-case name for addresses, unique and lasting
 * @param name as people write it
 */
public record OrganizationProfile(UUID id, String slug, String name) {}
