package io.quartier.kernel.notification.delivery;

import io.quartier.contract.data.Ids;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.Urgency;
import io.quartier.kernel.json.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What is due of all organizations, taken by one node at a time: a message that was taken is another's for a time, and
 * nobody's after it, because whoever took it may have died.
 */
public final class MessageQueue {

    private static final String WAITING_FOR_CONFIGURATION =
            "update platform.messages set state = 'not-configured', updated_at = now()"
                    + " where state = 'queued' and due_at <= now() and channel = any(?)";

    /** Urgent ones first; those that nobody else is choosing just now. */
    private static final String TAKE = """
            with due as (
                select organization_id, id from platform.messages
                where state in ('queued', 'not-configured', 'sending') and due_at <= now() and channel = any(?)
                order by due_at limit %d for update skip locked),
            taken as (
                update platform.messages m set state = 'sending', taken_by = ?, attempts = m.attempts + 1,
                    taken_until = now() + ? * interval '1 millisecond', due_at = now() + ? * interval '1 millisecond',
                    updated_at = now()
                from due where m.organization_id = due.organization_id and m.id = due.id
                returning m.*)
            select t.organization_id, t.id, t.type, t.category, t.channel, t.urgency, t.user_id, t.language, t.data, t.attempts,
                coalesce(t.address, case when t.channel = 'sms' then p.phone when t.channel = 'email' then u.email end) as address,
                t.user_id is null or u.id is not null as reachable
            from taken t
            left join identity.users u on u.id = t.user_id and u.status = 'active'
                and exists (select from platform.memberships s
                            where s.organization_id = t.organization_id and s.user_id = t.user_id)
            left join platform.notification_people p on p.organization_id = t.organization_id and p.user_id = t.user_id
            """;

    private final DataSource maintenance;

    /** Over connections of quartier_maintenance. */
    public MessageQueue(DataSource maintenance) {
        this.maintenance = maintenance;
    }

    /**
     * Takes some of what is due.
     *
     * @param lease for how long they are this node's
     */
    public List<Taken> take(Collection<Channel> channels, int limit, Duration lease) throws SQLException {
        String by = Ids.next().toString();
        List<Taken> taken = new ArrayList<>();
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE.formatted(limit))) {
            statement.setArray(1, words(connection, channels));
            statement.setString(2, by);
            statement.setLong(3, lease.toMillis());
            statement.setLong(4, lease.toMillis());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taken.add(new Taken(
                            result.getObject("organization_id", UUID.class),
                            result.getObject("id", UUID.class),
                            result.getString("type"),
                            result.getString("category"),
                            Words.parse(result.getString("channel"), Channel.class),
                            Words.of(Urgency.URGENT).equals(result.getString("urgency")),
                            result.getObject("user_id", UUID.class),
                            result.getString("address"),
                            result.getBoolean("reachable"),
                            Locale.forLanguageTag(result.getString("language")),
                            result.getString("data"),
                            result.getInt("attempts"),
                            by));
                }
            }
        }
        return taken;
    }

    /** Shows that messages wait for the operator. */
    public int waitForConfiguration(Collection<Channel> channels) throws SQLException {
        if (channels.isEmpty()) {
            return 0;
        }
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(WAITING_FOR_CONFIGURATION)) {
            statement.setArray(1, words(connection, channels));
            return statement.executeUpdate();
        }
    }

    private static java.sql.Array words(Connection connection, Collection<Channel> channels) throws SQLException {
        return connection.createArrayOf("text", channels.stream().map(Words::of).toArray());
    }
}
