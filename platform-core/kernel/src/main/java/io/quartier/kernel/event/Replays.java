package io.quartier.kernel.event;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Hands events of the current organization out once more, and shows those that nobody could take in. */
@ApplicationScoped
public class Replays {

    @Inject
    Reads reads;

    @Inject
    Writes writes;

    @Inject
    TransactionContext transaction;

    @Inject
    EventRelay relay;

    /** What could not be taken in, the latest first. */
    Page<DeadLetterView> deadLetters(Paging paging) {
        return reads.page(
                Select.columns(DeadLetterView.COLUMNS)
                        .from("platform.deliveries d join platform.events e"
                                + " on e.organization_id = d.organization_id and e.id = d.event_id")
                        .where("d.dead_at is not null")
                        .sortable("deadAt", "d.dead_at", Instant.class)
                        .orderedBy("-deadAt")
                        .identifiedBy("d.event_id"),
                paging,
                DeadLetterView::of);
    }

    /**
     * Has the events delivered again, in their order and before later ones of the same things.
     *
     * @return how many deliveries that are
     */
    @Transactional
    public int start(Replay replay) {
        transaction.afterCommit(relay::wake);
        return Boolean.TRUE.equals(replay.deadOnly()) ? revive(replay) : again(replay);
    }

    private int revive(Replay replay) {
        List<Object> values = new ArrayList<>();
        String conditions = conditions(replay, "d.subscriber", values);
        return writes.update(new Statement("""
                update platform.deliveries d set dead_at = null, attempts = 0, due_at = now(), error = null
                from platform.events e
                where e.organization_id = d.organization_id and e.id = d.event_id and d.dead_at is not null""" + conditions, values));
    }

    private int again(Replay replay) {
        List<Object> values = new ArrayList<>();
        String conditions = conditions(replay, "s.subscriber", values);
        return writes.update(new Statement("""
                insert into platform.deliveries as d
                    (organization_id, event_id, subscriber, position, aggregate_id, priority, due_at)
                select e.organization_id, e.id, s.subscriber, e.position, e.aggregate_id, -10, now()
                from platform.events e join platform.subscriptions s on s.type = e.type
                where true""" + conditions + """

                order by e.position
                on conflict (organization_id, event_id, subscriber) do update
                set dead_at = null, attempts = 0, due_at = now(), error = null
                where d.dead_at is not null""", values));
    }

    private static String conditions(Replay replay, String subscriber, List<Object> values) {
        StringBuilder sql = new StringBuilder();
        add(sql, values, " and " + subscriber + " = ?", replay.subscriber());
        add(sql, values, " and e.type = any (?)", replay.types());
        add(sql, values, " and e.aggregate_id = ?", replay.aggregateId());
        add(sql, values, " and e.at >= ?", replay.from());
        add(sql, values, " and e.at < ?", replay.to());
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }
}
