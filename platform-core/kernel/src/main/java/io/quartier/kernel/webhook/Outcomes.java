package io.quartier.kernel.webhook;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.event.Events;
import io.quartier.contract.webhook.WebhookPaused;
import io.quartier.kernel.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Writes down how an attempt went, and what follows from it, in the delivery's organization. */
@ApplicationScoped
public class Outcomes {

    private static final Logger LOG = System.getLogger(Outcomes.class.getName());

    @Inject
    Database database;

    @Inject
    Events events;

    @Inject
    WebhookSettings settings;

    @Inject
    WebhookQueue queue;

    /** All of it or nothing. Where the delivery is in other hands by now, only the attempt is noted. */
    @Transactional
    public void note(Claimed claimed, Answer answer) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        queue.hold(claimed.webhook());
        log(claimed, answer);
        Optional<Duration> asked = asked(answer, now);
        Optional<Duration> pause = answer.outcome() == Outcome.DELIVERED || answer.outcome() == Outcome.GONE
                ? Optional.empty()
                : settings.schedule()
                        .after(
                                claimed.tries(),
                                asked,
                                ThreadLocalRandom.current().nextDouble());
        DeliveryStatus status = pause.isPresent()
                ? DeliveryStatus.PENDING
                : answer.outcome() == Outcome.DELIVERED ? DeliveryStatus.DELIVERED : DeliveryStatus.FAILED;
        int held = database.update(Statement.of(
                "update platform.webhook_deliveries set status = ?, due_at = ?, finished_at = ?, last_outcome = ?, last_status = ?,"
                        + " taken_by = null, taken_until = null where id = ? and taken_by = ?",
                status,
                now.plus(pause.orElse(Duration.ZERO)),
                status == DeliveryStatus.PENDING ? null : now,
                answer.outcome(),
                answer.status(),
                claimed.delivery(),
                claimed.claim()));
        if (held == 0) {
            return;
        }
        if (answer.outcome() == Outcome.DELIVERED) {
            database.update(Statement.of(
                    "update platform.webhooks set failing_since = null, succeeded_at = ? where id = ?",
                    now,
                    claimed.webhook()));
        } else {
            failed(claimed, answer, asked, now);
        }
        queue.wakeAt(claimed.webhook());
    }

    private void failed(Claimed claimed, Answer answer, Optional<Duration> asked, Instant now) {
        database.update(Statement.of(
                "update platform.webhooks set failing_since = coalesce(failing_since, ?) where id = ?",
                now,
                claimed.webhook()));
        // asked to wait: with everything for this endpoint
        asked.map(wait -> now.plus(wait).plus(Claims.BURST))
                .ifPresent(until -> database.update(Statement.of(
                        "update platform.webhooks set paced_until = ? where id = ? and paced_until < ?",
                        until,
                        claimed.webhook(),
                        until)));
        if (answer.outcome() == Outcome.GONE) {
            pause(claimed, WebhookStatus.DISABLED, WebhookPaused.GONE, now);
        } else if (claimed.failingSince() != null
                && claimed.failingSince().isBefore(now.minus(settings.pauseAfter()))) {
            pause(claimed, WebhookStatus.PAUSED, WebhookPaused.FAILING, now);
        }
    }

    /** Only while every attempt since has failed: one that went well in the meantime counts. */
    private void pause(Claimed claimed, WebhookStatus status, String reason, Instant now) {
        Optional<WebhookPaused> paused = database.one(
                Statement.of(
                        "update platform.webhooks set status = ?, next_at = null, updated_at = ?, version = version + 1"
                                + " where id = ? and status = 'active' and (failing_since <= ? or ? = 'gone')"
                                + " returning url, description, failing_since",
                        status,
                        now,
                        claimed.webhook(),
                        now.minus(settings.pauseAfter()),
                        reason),
                row -> new WebhookPaused(
                        claimed.webhook(),
                        URI.create(row.text("url")).getHost(),
                        row.text("description"),
                        reason,
                        row.instant("failing_since"),
                        now));
        paused.ifPresent(notice -> {
            events.publish(notice);
            LOG.log(Level.WARNING, "Webhook {0} is told of no more events: {1}", notice.webhookId(), reason);
        });
    }

    private Optional<Duration> asked(Answer answer, Instant now) {
        return answer.status() != null && (answer.status() == 429 || answer.status() == 503)
                ? RetrySchedule.retryAfter(answer.header("retry-after"), now)
                : Optional.empty();
    }

    private void log(Claimed claimed, Answer answer) {
        database.update(Statement.of(
                "insert into platform.webhook_attempts (organization_id, id, delivery_id, at, duration_ms, outcome, status, error,"
                        + " request_headers, response_headers, response_body)"
                        + " select organization_id, ?, id, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?"
                        + " from platform.webhook_deliveries where id = ?",
                Ids.next(),
                answer.at(),
                (int) answer.duration().toMillis(),
                answer.outcome(),
                answer.status(),
                answer.error(),
                json(answer.requestHeaders()),
                json(answer.headers()),
                answer.body(),
                claimed.delivery()));
    }

    private static String json(Map<String, String> headers) {
        if (headers == null) {
            return null;
        }
        JsonObjectBuilder json = Json.createObjectBuilder();
        headers.forEach(json::add);
        return json.build().toString();
    }
}
