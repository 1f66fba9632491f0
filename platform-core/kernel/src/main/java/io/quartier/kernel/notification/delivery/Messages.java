package io.quartier.kernel.notification.delivery;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.notification.Channel;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.json.Words;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The messages of the current organization, from their beginning to what became of them. */
@ApplicationScoped
public class Messages {

    /** The channel of signals that tells nodes to look for messages. */
    static final String SIGNAL = "messages";

    private static final String ADD =
            "insert into platform.messages (organization_id, id, type, category, channel, urgency,"
                    + " recipient, user_id, address, language, data, dedup_key, state, reason, due_at, bulk_id, created_at, updated_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, now(), now())"
                    + " on conflict (organization_id, type, dedup_key, recipient, channel) do nothing";

    @Inject
    Database database;

    @Inject
    TransactionContext transaction;

    @Inject
    Signals signals;

    @Inject
    @ConfigProperty(name = "quartier.notifications.hourly-limit", defaultValue = "60")
    int hourlyLimit;

    /**
     * Adds a message in the current transaction, unless it is there already. One too many for its recipient is noted as
     * suppressed.
     *
     * @return whether it shall go out
     */
    public boolean add(Message message) {
        boolean flood = message.bulk() == null && isFlood(message);
        UUID id = Ids.next();
        int added = database.update(Statement.of(
                ADD,
                CallContext.current().organization(),
                id,
                message.type().id(),
                message.type().category(),
                message.channel(),
                message.type().urgency(),
                message.recipient(),
                message.user(),
                message.address() == null ? null : Addresses.normal(message.address()),
                message.language().getLanguage(),
                message.data() == null ? null : message.data().toString(),
                message.key() == null ? id.toString() : message.key(),
                flood ? State.SUPPRESSED : message.state(),
                flood ? "too-many" : null,
                message.due(),
                message.bulk()));
        if (added == 1 && message.state() == State.QUEUED && !flood) {
            transaction.afterCommit(() -> signals.send(SIGNAL, "new"));
        }
        if (flood && added == 1) {
            DeliveryMetrics.count(message.channel(), State.SUPPRESSED);
        }
        return added == 1 && !flood;
    }

    private boolean isFlood(Message message) {
        return database.one(
                        Statement.of(
                                "select count(*) as count from platform.messages where recipient = ? and type = ?"
                                        + " and channel = ? and created_at > now() - interval '1 hour' and state <> 'suppressed'",
                                message.recipient(),
                                message.type().id(),
                                message.channel()),
                        row -> row.bigint("count"))
                .filter(count -> count >= hourlyLimit)
                .isPresent();
    }

    /** Notes what came of an attempt, unless somebody else has the message by now. */
    @Transactional
    boolean settle(Taken message, Outcome outcome, Duration wait) {
        return database.update(Statement.of(
                        "update platform.messages set state = ?, reason = ?, provider_id = coalesce(?, provider_id),"
                                + " address = coalesce(address, ?),"
                                // what nobody sends again is needed no longer
                                + " data = case when ? then data end, due_at = ?, sent_at = case when ? then now() else sent_at end, taken_by = null,"
                                + " taken_until = null, updated_at = now() where id = ? and state = 'sending' and taken_by = ?",
                        outcome.state(),
                        outcome.reason(),
                        outcome.providerId(),
                        message.address(),
                        outcome.state() == State.QUEUED,
                        Instant.now().plus(wait),
                        outcome.state() == State.SENT,
                        message.id(),
                        message.takenBy()))
                == 1;
    }

    /**
     * Notes what a provider reports of a message. What is over stays: a report that comes again changes nothing.
     *
     * @return the message where this was news
     */
    @Transactional
    public Optional<Reported> report(UUID id, State state, String reason) {
        int changed = database.update(Statement.of(
                "update platform.messages set state = ?, reason = ?, updated_at = now() where id = ? and state = any(?)",
                state,
                reason,
                id,
                state == State.DELIVERED ? List.of("sending", "sent") : List.of("sending", "sent", "delivered")));
        return changed == 0 ? Optional.empty() : find(id);
    }

    /** The message with where it went. */
    public Optional<Reported> find(UUID id) {
        return database.one(
                Statement.of(
                        "select id, user_id, channel, category, address, recipient from platform.messages where id = ?",
                        id),
                row -> new Reported(
                        row.uuid("id"),
                        row.uuid("user_id"),
                        row.word("channel", Channel.class),
                        row.text("category"),
                        row.text("address")));
    }

    /** @param address where it went, null before */
    public record Reported(UUID id, UUID user, Channel channel, String category, String address) {

        @Override
        public String toString() {
            return "message " + id + " by " + Words.of(channel);
        }
    }
}
