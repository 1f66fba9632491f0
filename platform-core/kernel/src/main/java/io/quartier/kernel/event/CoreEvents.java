package io.quartier.kernel.event;

import io.quartier.contract.event.EventType;
import io.quartier.contract.tenancy.OrganizationChanged;
import io.quartier.contract.tenancy.OrganizationCreated;
import io.quartier.contract.webhook.WebhookPaused;
import java.util.List;

/** The events that the platform itself publishes. */
final class CoreEvents {

    static final List<EventType<?>> ALL = List.of(
            new EventType<>("organization.created", 1, OrganizationCreated.class, "An organization was founded."),
            new EventType<>(
                    "organization.changed",
                    1,
                    OrganizationChanged.class,
                    "An organization changed what it says of itself."),
            new EventType<>(
                    "webhook.paused",
                    1,
                    WebhookPaused.class,
                    "A webhook is told of no more events, after days of failures or because its receiver wants none."));

    private CoreEvents() {}
}
