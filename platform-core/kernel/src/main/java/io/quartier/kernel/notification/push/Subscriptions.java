package io.quartier.kernel.notification.push;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The devices that people of the current organization registered. */
@ApplicationScoped
public class Subscriptions {

    @Inject
    Database database;

    List<Subscription> of(UUID user) {
        return database.list(
                Statement.of(
                        "select " + Subscription.COLUMNS + " from platform.push_subscriptions where user_id = ?"
                                + " order by created_at desc limit 20",
                        user),
                Subscription::of);
    }

    Page<SubscriptionView> page(UUID user, Paging paging) {
        return database.page(
                Select.columns(Subscription.COLUMNS)
                        .from("platform.push_subscriptions")
                        .where("user_id = ?", user)
                        .sortable("createdAt", "created_at", Instant.class)
                        .orderedBy("-createdAt"),
                paging,
                SubscriptionView::of);
    }

    SubscriptionView get(UUID user, UUID id) {
        return database.one(
                        Statement.of(
                                "select " + Subscription.COLUMNS
                                        + " from platform.push_subscriptions where user_id = ? and id = ?",
                                user,
                                id),
                        SubscriptionView::of)
                .orElseThrow(QuartierException::notFound);
    }

    /** Keeps a device; one that is known already gets its new keys. */
    @Transactional
    SubscriptionView add(UUID user, SubscriptionDraft draft) {
        database.update(Statement.of(
                "insert into platform.push_subscriptions (organization_id, id, user_id, kind, target, p256dh, auth, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, now()) on conflict on constraint push_subscriptions_key"
                        + " do update set p256dh = excluded.p256dh, auth = excluded.auth,"
                        + " version = push_subscriptions.version + 1",
                CallContext.current().organization(),
                Ids.next(),
                user,
                draft.kind(),
                draft.target(),
                draft.keys() == null ? null : draft.keys().p256dh(),
                draft.keys() == null ? null : draft.keys().auth()));
        return database.one(
                        Statement.of(
                                "select " + Subscription.COLUMNS + " from platform.push_subscriptions"
                                        + " where user_id = ? and kind = ? and target = ?",
                                user,
                                draft.kind(),
                                draft.target()),
                        SubscriptionView::of)
                .orElseThrow();
    }

    @Transactional
    void remove(UUID user, UUID id) {
        get(user, id);
        forget(id);
    }

    /** The device is gone. */
    @Transactional
    void forget(UUID id) {
        database.update(Statement.of("delete from platform.push_subscriptions where id = ?", id));
    }
}
