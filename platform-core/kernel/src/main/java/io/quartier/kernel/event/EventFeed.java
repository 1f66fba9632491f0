package io.quartier.kernel.event;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Pagination;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An organization's own events in the order of the log, for whoever was away. */
@ApplicationScoped
public class EventFeed {

    @Inject
    Reads reads;

    @Inject
    @ConfigProperty(name = "quartier.events.keep", defaultValue = "P30D")
    Duration keep;

    /**
     * What follows a cursor.
     *
     * @throws QuartierException {@code EVENTS_FORGOTTEN} where some of it is not there any more
     */
    Page<EventView> after(EventFilter filter) {
        EventCursor cursor = filter.after == null ? new EventCursor(0, Instant.now()) : EventCursor.parse(filter.after);
        if (cursor.at().isBefore(Instant.now().minus(keep))) {
            throw new QuartierException(EventProblem.EVENTS_FORGOTTEN);
        }
        int limit = filter.limit();
        List<Instant> sequenced = new ArrayList<>();
        List<StoredEvent> events = reads.list(query(filter, cursor, limit + 1), row -> {
            sequenced.add(row.instant("sequenced_at"));
            return read(row);
        });
        boolean more = events.size() > limit;
        List<StoredEvent> page = more ? events.subList(0, limit) : events;
        // whoever has read all there is has read until today
        Instant read = more ? sequenced.get(limit - 1) : Instant.now().truncatedTo(ChronoUnit.DAYS);
        EventCursor next = new EventCursor(
                page.isEmpty() ? cursor.position() : page.get(page.size() - 1).position(), read);
        return new Page<>(
                page.stream().map(EventView::of).toList(),
                new Pagination(null, limit, null, null, more, next.toString()));
    }

    private static Statement query(EventFilter filter, EventCursor cursor, int limit) {
        StringBuilder sql = new StringBuilder("select * from platform.events where position > ?");
        List<Object> values = new ArrayList<>(List.of(cursor.position()));
        if (filter.type != null && !filter.type.isEmpty()) {
            sql.append(" and type = any(?)");
            values.add(List.copyOf(filter.type));
        }
        if (filter.aggregateId != null) {
            sql.append(" and aggregate_id = ?");
            values.add(filter.aggregateId);
        }
        sql.append(" order by position limit ").append(limit);
        return Statement.of(sql.toString(), values.toArray());
    }

    private static StoredEvent read(Row row) {
        return new StoredEvent(
                row.uuid("organization_id"),
                row.uuid("id"),
                row.bigint("position"),
                row.text("type"),
                row.integer("version"),
                row.text("aggregate_type"),
                row.uuid("aggregate_id"),
                StoredEvent.payload(row.json("payload")),
                row.instant("at"),
                row.text("correlation_id"),
                row.uuid("user_id"));
    }
}
