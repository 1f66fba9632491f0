package io.quartier.contract.tenancy;

import io.quartier.contract.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An organization changed what it says of itself. The platform publishes it as {@code organization.changed}, in the
 * organization and in the transaction that changes it.
 *
 * @param organizationId the organization
 * @param slug as in {@link OrganizationProfile}
 * @param name as in {@link OrganizationProfile}
 * @param version the organization's version after this: later events of an organization have higher ones
 * @param at when it happened
 */
public record OrganizationChanged(UUID organizationId, String slug, String name, long version, Instant at)
        implements DomainEvent {

    @Override
    public UUID aggregateId() {
        return organizationId;
    }
}
