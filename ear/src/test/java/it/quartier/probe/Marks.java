package it.quartier.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Marks by every road that a plugin has. */
@ApplicationScoped
class Marks {

    @PersistenceContext(unitName = "probe")
    EntityManager entities;

    @Inject
    Reads reads;

    @Inject
    CurrentUser user;

    @Transactional
    void write(String title) {
        writePlainly(user.organizationId(), title);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void writeAlone(String title) {
        writePlainly(user.organizationId(), title);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void writeInCallers(String title) {
        writePlainly(user.organizationId(), title);
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    long countWhereverItIs() {
        return countPlainly();
    }

    /** Claims the organization, whatever the caller's is. */
    @Transactional
    void writeFor(UUID organization, String title) {
        writePlainly(organization, title);
    }

    /** Without a transaction of its own. */
    void writePlainly(UUID organization, String title) {
        entities.persist(new Mark(organization, title));
        entities.flush();
    }

    long countByReads() {
        return reads.one(Statement.of("select count(*) as n from probe.marks"), row -> row.bigint("n"))
                .orElseThrow();
    }

    @Transactional
    long countByJpa() {
        return countPlainly();
    }

    /** Without a transaction of its own. */
    long countPlainly() {
        return entities.createQuery("select count(m) from Mark m", Long.class).getSingleResult();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Seen seenAlone() {
        return Seen.of(countByReads(), countPlainly());
    }
}
