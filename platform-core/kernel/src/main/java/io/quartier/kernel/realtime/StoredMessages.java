package io.quartier.kernel.realtime;

import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The messages of the last while, of the organization that the thread works for. */
@ApplicationScoped
class StoredMessages {

    /** Takes places and locks the counter: who commits later gets later ones, so no reader passes one by. */
    static final String TAKE = "insert into platform.channel_positions as p (organization_id, channel, last)"
            + " values (?, ?, ?) on conflict (organization_id, channel) do update set last = p.last + excluded.last"
            + " returning last";

    static final String LAST = "select last from platform.channel_positions where organization_id = ? and channel = ?";

    static final String STORE = "insert into platform.channel_messages"
            + " (organization_id, channel, position, type, topic, user_id, data, sent_at, over_at)"
            + " values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)";

    static final String AFTER = "select position, type, topic, user_id, data, sent_at from platform.channel_messages"
            + " where organization_id = ? and channel = ? and position > ? order by position limit ";

    private Database database;

    /** For the proxy. */
    protected StoredMessages() {}

    @Inject
    StoredMessages(Database database) {
        this.database = database;
    }

    /** Stores messages of one channel at the next places, in the current transaction. */
    void add(UUID organization, String channel, List<Message> messages, Duration kept) {
        long last = database.one(
                        Statement.of(TAKE, organization, channel, (long) messages.size()), row -> row.bigint("last"))
                .orElseThrow();
        long position = last - messages.size();
        for (Message message : messages) {
            position++;
            List<Object> values = new ArrayList<>();
            values.add(organization);
            values.add(channel);
            values.add(position);
            values.add(message.type());
            values.add(message.topic());
            values.add(message.user());
            values.add(message.data());
            values.add(message.at());
            values.add(message.at().plus(kept));
            database.update(new Statement(STORE, values));
        }
    }

    /** The position of the newest; 0 where there never was one. */
    long last(UUID organization, String channel) {
        return database.one(Statement.of(LAST, organization, channel), row -> row.bigint("last"))
                .orElse(0L);
    }

    /** Those that follow a position and are kept still, at most so many. */
    List<Message> after(UUID organization, String channel, long position, int limit) {
        return database.list(Statement.of(AFTER + limit, organization, channel, position), StoredMessages::read);
    }

    private static Message read(Row row) {
        return new Message(
                row.bigint("position"),
                row.text("type"),
                row.text("topic"),
                row.uuid("user_id"),
                row.json("data"),
                row.instant("sent_at"));
    }
}
