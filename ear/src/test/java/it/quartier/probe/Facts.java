package it.quartier.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.event.Events;
import io.quartier.contract.event.Publishing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/** Stores facts and tells of them, in one transaction. */
@ApplicationScoped
class Facts {

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    Events events;

    /**
     * Finds some more facts of a counter.
     *
     * @param lingering milliseconds between telling and the end of the transaction
     * @param delay milliseconds that the events are to be delayed
     * @param undo ends it with a rollback
     */
    @Transactional
    void find(UUID counter, int count, long lingering, long delay, boolean undo) {
        UUID organization = user.organizationId();
        for (int i = 0; i < count; i++) {
            // the row is locked until the end: numbers follow the order of commits
            long number = reads.one(Statement.of("""
                                    insert into probe.counters as c (organization_id, id, number) values (?, ?, 1)
                                    on conflict (organization_id, id) do update set number = c.number + 1
                                    returning number""", organization, counter), row -> row.bigint("number"))
                    .orElseThrow();
            UUID fact = Ids.next();
            writes.update(Statement.of(
                    "insert into probe.facts (organization_id, id, counter, number) values (?, ?, ?, ?)",
                    organization,
                    fact,
                    counter,
                    number));
            events.publish(new FactFound(fact, counter, number), Publishing.after(Duration.ofMillis(delay)));
        }
        linger(lingering);
        if (undo) {
            throw new IllegalStateException("undo");
        }
    }

    /** Tells of a fact that nobody stored, in whatever transaction there is: no lock of a row keeps tellers apart. */
    void tell(UUID counter, long number) {
        events.publish(new FactFound(Ids.next(), counter, number));
    }

    @Transactional
    void refuse(UUID counter, boolean refuse) {
        writes.update(
                refuse
                        ? Statement.of(
                                "insert into probe.refusals (organization_id, id) values (?, ?)",
                                user.organizationId(),
                                counter)
                        : Statement.of("delete from probe.refusals where id = ?", counter));
    }

    static void linger(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
