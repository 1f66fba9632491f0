package io.quartier.listings.listing;

import io.quartier.contract.error.QuartierException;
import io.quartier.contract.event.Events;
import io.quartier.contract.event.Publishing;
import io.quartier.contract.rest.IfMatch;
import io.quartier.listings.ListingsProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stored listings of the current organization, to be changed; the database shows no others. */
@ApplicationScoped
public class Listings {

    private static final String UNIQUE_VIOLATION = "23505";

    @PersistenceContext(unitName = "listings")
    EntityManager entities;

    @Inject
    Events events;

    /** The listing, locked until the transaction ends, where the client has seen its present version. */
    Listing get(UUID id, IfMatch ifMatch) {
        Listing listing = entities.find(Listing.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (listing == null) {
            throw QuartierException.notFound();
        }
        IfMatch.check(ifMatch, listing.version());
        return listing;
    }

    /** Those with these external ids, by external id, locked until the transaction ends. */
    public Map<String, Listing> withExternalIds(Collection<String> externalIds) {
        return entities.createQuery("select l from Listing l where l.externalId in :ids order by l.id", Listing.class)
                .setParameter("ids", externalIds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Listing::externalId, Function.identity()));
    }

    ListingView add(Listing listing) {
        entities.persist(listing);
        return saved(listing);
    }

    /** The listing as stored: written now, because writing gives it the version that the public is told. */
    ListingView saved(Listing listing) {
        flush();
        listing.news().ifPresent(events::publish);
        return ListingView.of(listing);
    }

    /** Stores new and changed listings of an import together; a person who publishes one need not wait for them. */
    public void save(List<Listing> fresh, List<Listing> changed) {
        fresh.forEach(entities::persist);
        flush();
        Publishing bulk = Publishing.with(Publishing.BULK);
        fresh.forEach(listing -> listing.news().ifPresent(event -> events.publish(event, bulk)));
        changed.forEach(listing -> listing.news().ifPresent(event -> events.publish(event, bulk)));
        entities.clear();
    }

    /** Takes back, in memory, what was changed but not saved: for trying out. */
    public void forget() {
        entities.clear();
    }

    void remove(Listing listing) {
        listing.demandDeletable();
        entities.remove(listing);
    }

    private void flush() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            if (isUniqueViolation(e)) {
                // ids are ours, so it is the external id
                throw new QuartierException(ListingsProblem.EXTERNAL_ID_TAKEN, e);
            }
            throw e;
        }
    }

    private static boolean isUniqueViolation(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
