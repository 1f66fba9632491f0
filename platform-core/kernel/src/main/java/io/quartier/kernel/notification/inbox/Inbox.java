package io.quartier.kernel.notification.inbox;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.notification.type.Wording;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What waits for people in the application. Anybody may put something in; each sees their own. */
@ApplicationScoped
public class Inbox {

    private static final int TITLE = 300;
    private static final int BODY = 4_000;

    @Inject
    Database database;

    /** Puts something there for somebody, in the current transaction. */
    public void put(UUID user, NotificationType type, Wording words) {
        database.update(Statement.of(
                "insert into platform.notifications (organization_id, id, user_id, type, category, urgency, title, body,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, now())",
                CallContext.current().organization(),
                Ids.next(),
                user,
                type.id(),
                type.category(),
                type.urgency(),
                cut(words.subject(), TITLE),
                cut(words.text(), BODY)));
    }

    NotificationView get(UUID id) {
        return database.one(
                        Statement.of(
                                "select " + NotificationView.COLUMNS + " from platform.notifications where id = ?", id),
                        NotificationView::of)
                .orElseThrow(QuartierException::notFound);
    }

    @Transactional
    void mark(UUID id, boolean read) {
        database.update(Statement.of(
                "update platform.notifications set read_at = case when ? then coalesce(read_at, now()) end,"
                        + " version = version + 1 where id = ? and (read_at is not null) <> ?",
                read,
                id,
                read));
    }

    @Transactional
    int markAll() {
        return database.update(Statement.of(
                "update platform.notifications set read_at = now(), version = version + 1 where read_at is null"));
    }

    long unread() {
        return database.one(
                        Statement.of("select count(*) as count from platform.notifications where read_at is null"),
                        row -> row.bigint("count"))
                .orElseThrow();
    }

    private static String cut(String text, int max) {
        return text.length() > max ? text.substring(0, max - 1) + "…" : text;
    }
}
