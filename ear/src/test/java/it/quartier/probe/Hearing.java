package it.quartier.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.contract.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes down what it hears, each time it hears it; refuses what it was told to refuse. */
abstract class Hearing implements EventHandler<FactFound> {

    @Inject
    CurrentUser user;

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    abstract String id();

    @Override
    public void on(FactFound event) {
        writes.update(Statement.of(
                "insert into probe.heard (organization_id, subscriber, fact, counter, number, node) values (?, ?, ?, ?, ?, ?)",
                user.organizationId(),
                id(),
                event.fact(),
                event.counter(),
                event.number(),
                Long.toString(ProcessHandle.current().pid())));
        boolean refused = reads.one(
                        Statement.of("select exists (select from probe.refusals where id = ?) as yes", event.counter()),
                        row -> row.bool("yes"))
                .orElseThrow();
        if (refused) {
            throw new IllegalStateException("refused as told");
        }
    }

    /** The first of two. */
    @ApplicationScoped
    static class Ledger extends Hearing {
        @Override
        String id() {
            return "probe.ledger";
        }
    }

    /** The other one. */
    @ApplicationScoped
    static class Tally extends Hearing {
        @Override
        String id() {
            return "probe.tally";
        }
    }
}
