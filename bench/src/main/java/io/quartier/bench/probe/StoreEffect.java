package io.quartier.bench.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes one row for each fact that it hears of. */
@ApplicationScoped
public class StoreEffect implements EventHandler<FactStored> {

    @Inject
    CurrentUser user;

    @Inject
    Writes writes;

    @Override
    public void on(FactStored event) {
        writes.update(Statement.of(
                "insert into benchevents.effects (organization_id, id, aggregate) values (?, ?, ?)",
                user.organizationId(),
                event.fact(),
                event.aggregate()));
    }
}
