package io.quartier.bench.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.event.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Stores facts and tells of each, in one transaction. */
@ApplicationScoped
public class StoreFacts {

    /** Of each organization. */
    private static final int AGGREGATES = 50;

    @Inject
    CurrentUser user;

    @Inject
    Writes writes;

    @Inject
    Events events;

    /** Stores one fact for each id, each of some aggregate. */
    @Transactional
    public void store(List<UUID> ids) {
        UUID organization = user.organizationId();
        List<FactStored> facts = ids.stream()
                .map(id -> new FactStored(id, aggregate(organization), "Bright flat near the park, viewed today"))
                .toList();
        writes.update(Statement.of(
                "insert into benchevents.facts (organization_id, id, aggregate, title)"
                        + " select ?, id::uuid, aggregate::uuid, title"
                        + " from unnest(?::text[], ?::text[], ?::text[]) f (id, aggregate, title)",
                organization,
                facts.stream().map(fact -> fact.fact().toString()).toList(),
                facts.stream().map(fact -> fact.aggregate().toString()).toList(),
                facts.stream().map(FactStored::title).toList()));
        facts.forEach(events::publish);
    }

    private static UUID aggregate(UUID organization) {
        return new UUID(
                organization.getMostSignificantBits(),
                organization.getLeastSignificantBits()
                        + ThreadLocalRandom.current().nextInt(AGGREGATES));
    }
}
