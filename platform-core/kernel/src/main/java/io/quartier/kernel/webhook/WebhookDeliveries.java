package io.quartier.kernel.webhook;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What was sent to the endpoints of the current organization, and is sent again. */
@ApplicationScoped
public class WebhookDeliveries {

    /** The type of the event that somebody sends to see whether it arrives. */
    static final String TEST = "webhook.test";

    private static final String AGAIN =
            "update platform.webhook_deliveries set status = 'pending', tries = 0, due_at = now(), finished_at = null,"
                    + " taken_by = null, taken_until = null where webhook_id = ?";

    @Inject
    Database database;

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookQueue queue;

    DeliveryView get(UUID webhook, UUID id) {
        return database.one(
                        Statement.of(
                                "select " + DeliveryView.COLUMNS
                                        + " from platform.webhook_deliveries where id = ? and webhook_id = ?",
                                id,
                                webhook),
                        DeliveryView::of)
                .orElseThrow(QuartierException::notFound);
    }

    DeliveryDetail detail(UUID webhook, UUID id) {
        DeliveryView view = get(webhook, id);
        String body = database.one(
                        Statement.of("select body from platform.webhook_deliveries where id = ?", id),
                        row -> row.text("body"))
                .orElseThrow(QuartierException::notFound);
        return new DeliveryDetail(
                view,
                body,
                database.list(
                        Statement.of(
                                "select " + AttemptView.COLUMNS
                                        + " from platform.webhook_attempts where delivery_id = ? order by at desc limit 100",
                                id),
                        AttemptView::of));
    }

    /** Sends an event that says nothing. */
    @Transactional
    public DeliveryView test(UUID webhook) {
        webhooks.active(webhook);
        Call call = CallContext.current();
        UUID event = Ids.next();
        StoredEvent stored = new StoredEvent(
                call.organization(),
                event,
                0,
                TEST,
                1,
                "webhook",
                webhook,
                Json.createObjectBuilder()
                        .add("webhookId", webhook.toString())
                        .add("message", "This is a test.")
                        .build(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                call.requestId(),
                call.user());
        return get(webhook, queue.add(webhook, event, TEST, stored.cloudEvent().toString()));
    }

    /** Sends it again, at once and from the start of its schedule. */
    @Transactional
    public DeliveryView again(UUID webhook, UUID id) {
        queue.hold(webhook);
        webhooks.active(webhook);
        if (database.update(Statement.of(AGAIN + " and id = ?", webhook, id)) == 0) {
            throw QuartierException.notFound();
        }
        queue.wakeAt(webhook);
        return get(webhook, id);
    }

    /** Sends all of a range again. */
    @Transactional
    public RetriedView again(UUID webhook, RetryRange range) {
        queue.hold(webhook);
        webhooks.active(webhook);
        int count = range.type() == null
                ? database.update(Statement.of(
                        AGAIN + " and created_at >= ? and created_at <= ? and status = ?",
                        webhook,
                        range.from(),
                        range.to(),
                        range.wanted()))
                : database.update(Statement.of(
                        AGAIN + " and created_at >= ? and created_at <= ? and status = ? and type = ?",
                        webhook,
                        range.from(),
                        range.to(),
                        range.wanted(),
                        range.type()));
        queue.wakeAt(webhook);
        return new RetriedView(count);
    }
}
