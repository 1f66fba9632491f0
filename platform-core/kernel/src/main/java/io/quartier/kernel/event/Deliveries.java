package io.quartier.kernel.event;

import io.quartier.contract.data.Ids;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What is still to be delivered in all organizations, claimed by one node at a time. */
final class Deliveries {

    private static final String FREE =
            "dead_at is null and due_at <= now() and (taken_until is null or taken_until < now())";

    /** The first in the order of the index, for each: a plain exists reads everything that waits. */
    static final String WAITING = """
            select s from unnest(?::text[]) s
            cross join lateral (
                select from platform.deliveries d where d.subscriber = s and %s
                order by d.priority desc, d.position limit 1) d""".formatted(FREE);

    /**
     * Of each aggregate the first event that is not done, and with it some that follow: nobody else can take those while
     * the first is there. It looks among so many that are next, because whether something comes before a delivery is a
     * look-up for each aggregate then, not for each delivery of an aggregate with a thousand of them.
     */
    private static final String CLAIM = """
            with next as materialized (
                select organization_id, event_id, aggregate_id, position from platform.deliveries
                where subscriber = ? and %1$s
                order by priority desc, position limit %2$s),
            firsts as materialized (
                select distinct on (organization_id, aggregate_id) organization_id, event_id from next
                order by organization_id, aggregate_id, position),
            heads as (
                select d.organization_id, d.subscriber, d.aggregate_id, d.position
                from firsts
                join platform.deliveries d on d.organization_id = firsts.organization_id and d.event_id = firsts.event_id
                where d.subscriber = ? and %1$s
                  and not exists (
                    select from platform.deliveries earlier
                    where earlier.organization_id = d.organization_id and earlier.subscriber = d.subscriber
                      and earlier.aggregate_id = d.aggregate_id and earlier.position < d.position and earlier.dead_at is null)
                order by d.priority desc, d.position
                limit 50 for update of d skip locked),
            chosen as (
                select f.organization_id, f.event_id, f.subscriber from heads h
                cross join lateral (
                    -- as far as they are free and due without a gap
                    select organization_id, event_id, subscriber from (
                        select organization_id, event_id, subscriber,
                               bool_and(due_at <= now() and (taken_until is null or taken_until < now()))
                                   over (order by position) as open
                        from (
                            select * from platform.deliveries f
                            where f.organization_id = h.organization_id and f.subscriber = h.subscriber
                              and f.aggregate_id = h.aggregate_id and f.position >= h.position and f.dead_at is null
                            order by f.position limit 20) following) f
                    where open) f),
            claimed as (
                update platform.deliveries d
                set taken_by = ?, taken_until = now() + ? * interval '1 millisecond', attempts = attempts + 1
                from chosen c
                where d.organization_id = c.organization_id and d.event_id = c.event_id and d.subscriber = c.subscriber
                returning d.organization_id, d.event_id, d.attempts)
            select e.*, c.attempts from claimed c
            -- one by one: the log is long, and a plan that reads all of it looks cheap while it is short
            cross join lateral (
                select * from platform.events e where e.organization_id = c.organization_id and e.id = c.event_id limit 1) e""";

    /** Where all of the next wait for something before them, one looks further; at last among all, so that nothing starves. */
    static final List<String> CLAIMS = Stream.of("200", "10000", "all")
            .map(among -> CLAIM.formatted(FREE, among))
            .toList();

    private static final String OF_CLAIM = """

            from unnest(?::uuid[], ?::uuid[]) as held (organization_id, event_id)
            where d.organization_id = held.organization_id and d.event_id = held.event_id
              and d.subscriber = ? and d.taken_by = ?""";

    private static final String EXTEND =
            "update platform.deliveries d set taken_until = now() + ? * interval '1 millisecond'" + OF_CLAIM;

    private static final String RELEASE =
            "update platform.deliveries d set taken_by = null, taken_until = null, attempts = attempts - 1" + OF_CLAIM;

    static final String FAIL = """
            update platform.deliveries d
            set taken_by = null, taken_until = null, error = ?, due_at = now() + ? * interval '1 millisecond',
                dead_at = case when ? then now() end, attempts = attempts - ?""" + OF_CLAIM;

    private final DataSource maintenance;
    private final Duration lease;

    /**
     * Deliveries.
     *
     * @param lease how long a node may be silent before another takes over what it holds
     */
    Deliveries(DataSource maintenance, Duration lease) {
        this.maintenance = maintenance;
        this.lease = lease;
    }

    Duration lease() {
        return lease;
    }

    /** Those of the subscribers for whom something is to be done now. */
    List<String> waiting(Collection<String> subscribers) throws SQLException {
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setArray(1, connection.createArrayOf("text", subscribers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                List<String> waiting = new ArrayList<>();
                while (rows.next()) {
                    waiting.add(rows.getString(1));
                }
                return waiting;
            }
        }
    }

    /** Takes some into this node's hands, in the order of their positions. */
    List<Delivery> claim(String subscriber) throws SQLException {
        try (Connection connection = maintenance.getConnection()) {
            for (String sql : CLAIMS) {
                List<Delivery> claimed = claim(connection, sql, subscriber);
                if (!claimed.isEmpty()) {
                    return claimed;
                }
            }
            return List.of();
        }
    }

    private List<Delivery> claim(Connection connection, String sql, String subscriber) throws SQLException {
        UUID claim = Ids.next();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, subscriber);
            statement.setString(2, subscriber);
            statement.setObject(3, claim);
            statement.setLong(4, lease.toMillis());
            try (ResultSet rows = statement.executeQuery()) {
                List<Delivery> claimed = new ArrayList<>();
                while (rows.next()) {
                    claimed.add(new Delivery(event(rows), subscriber, claim, rows.getInt("attempts")));
                }
                claimed.sort(
                        Comparator.comparingLong(delivery -> delivery.event().position()));
                return claimed;
            }
        }
    }

    /** Goes on holding those of a claim that it still holds. */
    void extend(List<Delivery> claimed) throws SQLException {
        update(EXTEND, claimed, lease.toMillis());
    }

    /** Gives back those of a claim that it still holds, as if they had not been tried. */
    void release(List<Delivery> claimed) throws SQLException {
        update(RELEASE, claimed);
    }

    /** Notes a failure: it is tried again, unless this was the last time. */
    void fail(Delivery delivery, String error, Duration pause, boolean dead, boolean counts) throws SQLException {
        update(FAIL, List.of(delivery), error, pause.toMillis(), dead, counts ? 0 : 1);
    }

    /** Of one claim. */
    private void update(String sql, List<Delivery> deliveries, Object... values) throws SQLException {
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 0;
            for (Object value : values) {
                statement.setObject(++index, value);
            }
            List<StoredEvent> events = deliveries.stream().map(Delivery::event).toList();
            statement.setArray(++index, uuids(connection, events, StoredEvent::organizationId));
            statement.setArray(++index, uuids(connection, events, StoredEvent::id));
            statement.setString(++index, deliveries.get(0).subscriber());
            statement.setObject(++index, deliveries.get(0).claim());
            statement.executeUpdate();
        }
    }

    private static Array uuids(Connection connection, List<StoredEvent> events, Function<StoredEvent, UUID> id)
            throws SQLException {
        return connection.createArrayOf("uuid", events.stream().map(id).toArray());
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getObject("organization_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getLong("position"),
                row.getString("type"),
                row.getInt("version"),
                row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class),
                StoredEvent.payload(row.getString("payload")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("correlation_id"),
                row.getObject("user_id", UUID.class));
    }
}
