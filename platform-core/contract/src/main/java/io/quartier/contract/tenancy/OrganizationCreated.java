package io.quartier.contract.tenancy;

import io.quartier.contract.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An organization was founded. The platform publishes it as {@code organization.created}, in the new organization.
 *
 * @param organizationId the organization
 * @param slug as in {@link OrganizationProfile}
 * @param name as in {@link OrganizationProfile}
 * @param at when it happened
 */
public record OrganizationCreated(UUID organizationId, String slug, String name, Instant at) implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return organizationId;
    }
}
