package io.quartier.kernel.webhook;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts deliveries of the current organization into the queues of its endpoints, in the current transaction. */
@ApplicationScoped
public class WebhookQueue {

    /** Where nodes hear that something waits. */
    static final String CHANNEL = "webhooks";

    private static final Object KEY = WebhookQueue.class.getName();

    /**
     * In any case, and not only where it seems to be needed: whoever looks at the endpoint now does not see what this
     * transaction adds, and may find nothing to do. In one order everywhere, or two transactions could wait for each
     * other; and not for update, which would wait for all who have just added a delivery and refer to the endpoint.
     */
    private static final String WAKE = """
            with locked as materialized (
                select id from platform.webhooks where id = any (?) order by id for no key update)
            update platform.webhooks w set next_at = now() from locked where w.id = locked.id""";

    @Inject
    Database database;

    @Inject
    TransactionContext transaction;

    @Inject
    Signals signals;

    /**
     * One more to be delivered at once.
     *
     * @return its id, or null where the endpoint got this event before
     */
    UUID add(UUID webhook, UUID event, String type, String body) {
        UUID id = Ids.next();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        int added = database.update(Statement.of(
                "insert into platform.webhook_deliveries (organization_id, id, webhook_id, event_id, type, body, due_at, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (organization_id, webhook_id, event_id) do nothing",
                CallContext.current().organization(),
                id,
                webhook,
                event,
                type,
                body,
                now,
                now));
        if (added == 0) {
            return null;
        }
        wakeAt(webhook);
        return id;
    }

    /** Has the endpoint's queue looked at, once the transaction has committed. */
    void wakeAt(UUID webhook) {
        Waking waking = transaction.kept(KEY, Waking::new);
        waking.webhooks.add(webhook);
        if (!waking.isPlanned) {
            waking.isPlanned = true;
            transaction.atEnd(() -> wake(waking), () -> waking.isPlanned = false);
        }
    }

    private void wake(Waking waking) {
        database.update(Statement.of(WAKE, List.copyOf(waking.webhooks)));
        waking.webhooks.clear();
        waking.isPlanned = false;
        wakeAfterCommit();
    }

    /** The endpoint, held until the transaction ends: whoever changes its deliveries holds it first. */
    void hold(UUID webhook) {
        database.one(
                Statement.of("select id from platform.webhooks where id = ? for no key update", webhook),
                row -> row.uuid("id"));
    }

    void wakeAfterCommit() {
        transaction.afterCommit(() -> signals.send(CHANNEL, "due"));
    }

    /** The endpoints that a transaction wakes. */
    private static final class Waking {
        private final Set<UUID> webhooks = new HashSet<>();
        private boolean isPlanned;
    }
}
