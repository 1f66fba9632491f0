package io.quartier.kernel.event;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.event.DomainEvent;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Events;
import io.quartier.contract.event.Publishing;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.json.RecordWriter;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Stores events in the transaction that publishes them, all of a transaction at its end in one statement. That statement
 * first waits for whoever else is publishing for the same aggregates, so that their numbers follow the order of commits.
 */
@ApplicationScoped
public class Outbox implements Events {

    /** Where nodes hear that something was published. */
    static final String CHANNEL = "events";

    private static final Object KEY = Outbox.class.getName();

    // the locks in one order everywhere, or two transactions could wait for each other; nextval only once all are held
    private static final String STORE = """
            with locked as materialized (
                select pg_advisory_xact_lock(hash) from (
                    select distinct hashtextextended(aggregate, 0) as hash from unnest(?::text[]) aggregate order by 1) hashes),
            held as materialized (select count(*) from locked)
            insert into platform.outbox (organization_id, id, number, type, version, aggregate_type, aggregate_id, payload,
                                         at, correlation_id, user_id, priority, due_at)
            select ?, e.id::uuid, nextval('platform.event_numbers'), e.type, e.version, split_part(e.type, '.', 1),
                   e.aggregate::uuid, e.payload::jsonb, ?, e.request, nullif(?, '')::uuid, e.priority,
                   case when e.delay = 0 then '-infinity' else clock_timestamp() + e.delay * interval '1 millisecond' end
            from held, unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                              ?::text[]) with ordinality as e (id, type, version, aggregate, payload, priority, delay, request, place)
            order by e.place""";

    @Inject
    TransactionContext transaction;

    @Inject
    Database database;

    @Inject
    Signals signals;

    private final EventTypes types = new EventTypes();

    @Override
    public void publish(DomainEvent event, Publishing how) {
        Call call = CallContext.current();
        if (!transaction.isActive() || call.organization() == null) {
            throw new IllegalStateException("Events are published in a transaction and an organization");
        }
        if (!(event instanceof Record record)) {
            throw new IllegalStateException(event.getClass().getName() + " is no record");
        }
        EventType<?> type = types.of(record);
        transaction.bind();
        Batch batch = transaction.kept(KEY, Batch::new);
        // written now: the record may hold what changes later
        batch.entries.add(
                new Entry(Ids.next(), type, event.aggregateId(), RecordWriter.text(record), how, call.requestId()));
        if (!batch.told) {
            batch.told = true;
            transaction.afterCommit(() -> signals.send(CHANNEL, Sequencer.PUBLISHED));
        }
        if (batch.entries.size() == 1) {
            transaction.atEnd(() -> store(batch, call), batch.entries::clear);
        }
    }

    private void store(Batch batch, Call call) {
        List<Entry> entries = List.copyOf(batch.entries);
        batch.entries.clear();
        database.update(Statement.of(
                STORE,
                column(entries, entry -> entry.aggregate.toString()),
                call.organization(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Objects.toString(call.user(), ""),
                column(entries, entry -> entry.id.toString()),
                column(entries, entry -> entry.type.name()),
                column(entries, entry -> (long) entry.type.version()),
                column(entries, entry -> entry.aggregate.toString()),
                column(entries, Entry::payload),
                column(entries, entry -> (long) entry.how.priority()),
                column(entries, entry -> entry.how.delay().toMillis()),
                column(entries, Entry::request)));
    }

    private static <T> List<T> column(List<Entry> entries, Function<Entry, T> value) {
        return entries.stream().map(value).toList();
    }

    private record Entry(UUID id, EventType<?> type, UUID aggregate, String payload, Publishing how, String request) {}

    /** What a transaction has published. */
    private static final class Batch {
        private final List<Entry> entries = new ArrayList<>();
        private boolean told;
    }
}
