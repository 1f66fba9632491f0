package io.quartier.kernel.notification.delivery;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.notification.Channel;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Addresses that the current organization does not write to any more. */
@ApplicationScoped
public class Suppressions {

    /** Whatever the category is. */
    public static final String EVERYTHING = "*";

    static final String COLUMNS = "id, channel, address, category, reason, created_at, version";

    @Inject
    Database database;

    /** Whether an address gets nothing, or nothing of this category. */
    public boolean includes(Channel channel, String address, String category) {
        return database.one(
                        Statement.of(
                                "select true as found from platform.notification_suppressions"
                                        + " where channel = ? and address = ? and category = any(?)",
                                channel,
                                Addresses.normal(address),
                                List.of(EVERYTHING, category)),
                        row -> row.bool("found"))
                .isPresent();
    }

    /** Puts an address on the list. */
    @Transactional
    public void add(Channel channel, String address, String category, Reason reason) {
        database.update(Statement.of(
                "insert into platform.notification_suppressions (organization_id, id, channel, address, category, reason,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, now())"
                        + " on conflict on constraint notification_suppressions_key do nothing",
                CallContext.current().organization(),
                Ids.next(),
                channel,
                Addresses.normal(address),
                category,
                reason));
    }

    SuppressionView get(UUID id) {
        return database.one(
                        Statement.of("select " + COLUMNS + " from platform.notification_suppressions where id = ?", id),
                        SuppressionView::of)
                .orElseThrow(QuartierException::notFound);
    }

    SuppressionView find(Channel channel, String address, String category) {
        return database.one(
                        Statement.of(
                                "select " + COLUMNS + " from platform.notification_suppressions"
                                        + " where channel = ? and address = ? and category = ?",
                                channel,
                                Addresses.normal(address),
                                category),
                        SuppressionView::of)
                .orElseThrow(QuartierException::notFound);
    }

    @Transactional
    void remove(UUID id) {
        get(id);
        database.update(Statement.of("delete from platform.notification_suppressions where id = ?", id));
    }

    /** Why an address is on the list. */
    public enum Reason {
        /** It takes nothing. */
        BOUNCE,
        /** Its owner called something spam. */
        COMPLAINT,
        /** Its owner wants no more. */
        UNSUBSCRIBED,
        /** Somebody of the organization put it there. */
        BY_HAND
    }
}
