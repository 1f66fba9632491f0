package io.quartier.kernel.identity;

import io.quartier.contract.access.Role;
import java.util.UUID;

/** What a person is in an organization. */
public record Membership(UUID organizationId, String slug, String name, Role role) {}
