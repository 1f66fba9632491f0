package io.quartier.kernel.webhook;

import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Tap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Puts each event into the queues of the endpoints that want it, in the transaction that marks it as handled. */
@ApplicationScoped
public class FanOut implements Tap {

    @Inject
    Database database;

    @Inject
    WebhookQueue queue;

    @Override
    public String id() {
        return "platform.webhooks";
    }

    @Override
    public boolean takes(String type) {
        return true;
    }

    @Override
    public void on(StoredEvent event) {
        List<UUID> wanting = database.list(
                Statement.of(
                        "select id from platform.webhooks where status = 'active' and events && ?::text[] order by id",
                        EventFilters.taking(event.type())),
                row -> row.uuid("id"));
        if (!wanting.isEmpty()) {
            String body = event.cloudEvent().toString();
            wanting.forEach(webhook -> queue.add(webhook, event.id(), event.type(), body));
        }
    }
}
