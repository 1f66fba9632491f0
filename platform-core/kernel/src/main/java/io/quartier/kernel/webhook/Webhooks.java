package io.quartier.kernel.webhook;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.IfMatch;
import io.quartier.contract.secret.Secrets;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.event.EventTypes;
import io.quartier.kernel.idempotency.ShownOnce;
import io.quartier.kernel.secret.SealedColumns;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** The endpoints of the current organization. */
@ApplicationScoped
public class Webhooks {

    private final EventTypes types = new EventTypes();

    @Inject
    Database database;

    @Inject
    Secrets secrets;

    @Inject
    WebhookSettings settings;

    @Inject
    WebhookQueue queue;

    WebhookView get(UUID id) {
        return database.one(
                        Statement.of("select " + WebhookView.COLUMNS + " from platform.webhooks where id = ?", id),
                        WebhookView::of)
                .orElseThrow(QuartierException::notFound);
    }

    /** An endpoint that is told of events. */
    WebhookView active(UUID id) {
        WebhookView view = get(id);
        if (view.status() != WebhookStatus.ACTIVE) {
            throw new QuartierException(WebhookProblem.WEBHOOK_NOT_ACTIVE);
        }
        return view;
    }

    /** A new endpoint, with its secret. */
    @Transactional
    public WebhookView add(WebhookDraft draft) {
        check(draft);
        UUID organization = CallContext.current().organization();
        // two that are added at once are counted one after the other
        database.one(
                Statement.of(
                        "select 1 as one from (select pg_advisory_xact_lock(hashtextextended(?, 0))) locked",
                        "webhooks " + organization),
                row -> row.integer("one"));
        long count = database.one(Statement.of("select count(*) as n from platform.webhooks"), row -> row.bigint("n"))
                .orElse(0L);
        if (count >= settings.perOrganization()) {
            throw new QuartierException(
                    WebhookProblem.WEBHOOK_LIMIT_REACHED, Map.of("limit", settings.perOrganization()));
        }
        UUID id = Ids.next();
        String secret = Signature.newSecret();
        Instant now = now();
        database.update(Statement.of(
                "insert into platform.webhooks (organization_id, id, url, description, events, per_second, secret, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                organization,
                id,
                draft.url(),
                draft.description(),
                draft.events(),
                draft.pace(),
                secrets.seal(SealedColumns.WEBHOOK_SECRET.context(id), secret),
                now,
                now));
        return get(id).with(ShownOnce.note(secret));
    }

    @Transactional
    public WebhookView change(UUID id, IfMatch ifMatch, MergePatch patch) {
        WebhookView before = get(id);
        IfMatch.check(ifMatch, before.version());
        WebhookDraft draft = patch.applyTo(before.draft());
        check(draft);
        int changed = database.update(Statement.of(
                "update platform.webhooks set url = ?, description = ?, events = ?, per_second = ?, updated_at = ?, version = version + 1"
                        + " where id = ? and version = ?",
                draft.url(),
                draft.description(),
                draft.events(),
                draft.pace(),
                now(),
                id,
                before.version()));
        if (changed == 0) {
            throw new QuartierException(CoreProblem.STALE_VERSION);
        }
        return get(id);
    }

    /** With its deliveries. */
    @Transactional
    public void remove(UUID id, IfMatch ifMatch) {
        IfMatch.check(ifMatch, get(id).version());
        database.update(Statement.of("delete from platform.webhooks where id = ?", id));
    }

    /** A new secret; the one before signs too until it has been replaced at the receiver. */
    @Transactional
    public WebhookView rotate(UUID id, Duration overlap) {
        String sealed = database.one(
                        Statement.of("select secret from platform.webhooks where id = ? for update", id),
                        row -> row.text("secret"))
                .orElseThrow(QuartierException::notFound);
        String old = secrets.open(SealedColumns.WEBHOOK_SECRET.context(id), sealed);
        String secret = Signature.newSecret();
        database.update(Statement.of(
                "update platform.webhooks set secret = ?, previous_secret = ?, previous_until = ?, updated_at = ?, version = version + 1"
                        + " where id = ?",
                secrets.seal(SealedColumns.WEBHOOK_SECRET.context(id), secret),
                secrets.seal(SealedColumns.WEBHOOK_PREVIOUS_SECRET.context(id), old),
                now().plus(overlap == null ? settings.secretOverlap() : overlap),
                now(),
                id));
        return get(id).with(ShownOnce.note(secret));
    }

    /** What waits goes out again, from the start of its schedule. */
    @Transactional
    public WebhookView enable(UUID id) {
        if (set(id, WebhookStatus.ACTIVE, ", failing_since = null, paced_until = now(), next_at = now()")) {
            database.update(Statement.of(
                    "update platform.webhook_deliveries set due_at = now(), tries = 0 where webhook_id = ? and status = 'pending'",
                    id));
            queue.wakeAfterCommit();
        }
        return get(id);
    }

    /** What waits is kept until it is enabled again, new events are not. */
    @Transactional
    public WebhookView disable(UUID id) {
        set(id, WebhookStatus.DISABLED, "");
        return get(id);
    }

    private boolean set(UUID id, WebhookStatus status, String more) {
        return database.update(Statement.of(
                        "update platform.webhooks set status = ?, updated_at = ?, version = version + 1" + more
                                + " where id = ? and status <> ?",
                        status,
                        now(),
                        id,
                        status))
                == 1;
    }

    private void check(WebhookDraft draft) {
        settings.targets().check(draft.url());
        EventFilters.check(draft.events(), types);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
