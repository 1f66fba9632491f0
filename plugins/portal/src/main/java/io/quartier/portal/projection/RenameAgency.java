package io.quartier.portal.projection;

import io.quartier.contract.event.EventHandler;
import io.quartier.contract.tenancy.OrganizationChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Shows an agency by its new name at once. The name is read, not taken from the event, which may be an old one. */
@ApplicationScoped
public class RenameAgency implements EventHandler<OrganizationChanged> {

    @Inject
    PublishedListings published;

    @Override
    public void on(OrganizationChanged event) {
        published.renameAgency();
    }
}
