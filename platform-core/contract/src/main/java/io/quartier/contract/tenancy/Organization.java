package io.quartier.contract.tenancy;

import java.util.UUID;

/**
 * A customer of the platform, as everybody may know it.
 *
 * @param id its key
 * @param slug its short name in addresses, unique: {@code novak-reality}
 * @param name as it calls itself
 */
public record Organization(UUID id, String slug, String name) {}
