package io.quartier.kernel.webhook;

import io.quartier.contract.data.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes deliveries of all organizations into this node's hands, one at a time, endpoint by endpoint: each endpoint is
 * looked at by one node at a time, so that all nodes together keep to its pace.
 */
final class Claims {

    /** As much as its pace allows in this time an endpoint may get at once, so that looking now and then is enough. */
    static final Duration BURST = Duration.ofSeconds(1);

    private static final String ENDPOINT = """
            select organization_id, id, url, status, secret,
                   case when previous_until > now() then previous_secret end as previous_secret, failing_since, per_second,
                   paced_until > now() + interval '1 second' as paced
            from platform.webhooks where next_at <= now() order by next_at limit 1 for no key update skip locked""";

    private static final String IN_FLIGHT = """
            select count(*) from platform.webhook_deliveries
            where organization_id = ? and webhook_id = ? and status = 'pending' and taken_until >= now()""";

    private static final String TAKE = """
            update platform.webhook_deliveries
            set taken_by = ?, taken_until = now() + ? * interval '1 millisecond', attempts = attempts + 1, tries = tries + 1
            where organization_id = ? and id = (
                select id from platform.webhook_deliveries
                where organization_id = ? and webhook_id = ? and status = 'pending' and due_at <= now()
                  and (taken_until is null or taken_until < now())
                order by due_at, id limit 1)
            returning id, event_id, body, tries""";

    private static final String PACE = """
            update platform.webhooks
            set next_at = now(), paced_until = greatest(paced_until, now()) + interval '1 second' / per_second
            where organization_id = ? and id = ?""";

    private static final String PACED = """
            update platform.webhooks set next_at = paced_until - interval '1 second' where organization_id = ? and id = ?""";

    private static final String NOTHING_FOR_NOW = """
            update platform.webhooks set next_at = case when status = 'active' then (
                select min(case when taken_until >= now() then taken_until else due_at end)
                from platform.webhook_deliveries d
                where d.organization_id = webhooks.organization_id and d.webhook_id = webhooks.id and d.status = 'pending') end
            where organization_id = ? and id = ?""";

    /** All are in flight that may be: what ends one looks again, or the end of a lease. */
    private static final String FULL = """
            update platform.webhooks set next_at = (
                select min(taken_until) from platform.webhook_deliveries d
                where d.organization_id = webhooks.organization_id and d.webhook_id = webhooks.id and d.status = 'pending'
                  and taken_until >= now())
            where organization_id = ? and id = ?""";

    private static final String WAITING = "select count(*) from platform.webhook_deliveries where status = 'pending'";

    private final DataSource maintenance;
    private final int inFlight;
    private final Duration lease;

    /**
     * Claims of one node.
     *
     * @param inFlight requests to one endpoint at once, on all nodes; to one that is failing it is one
     * @param lease how long a node may be silent before another takes over what it holds
     */
    Claims(DataSource maintenance, int inFlight, Duration lease) {
        this.maintenance = maintenance;
        this.inFlight = inFlight;
        this.lease = lease;
    }

    /** What looking at an endpoint brought: perhaps nothing for now, and then another may have something. */
    record Look(boolean some, Optional<Claimed> claimed) {}

    Look look() throws SQLException {
        try (Connection connection = maintenance.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Look look = look(connection);
                connection.commit();
                return look;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** How many deliveries wait, of all organizations. */
    long waiting() throws SQLException {
        try (Connection connection = maintenance.getConnection()) {
            return count(connection, WAITING);
        }
    }

    private Look look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENDPOINT);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return new Look(false, Optional.empty());
            }
            UUID organization = row.getObject("organization_id", UUID.class);
            UUID id = row.getObject("id", UUID.class);
            if (row.getBoolean("paced")) {
                update(connection, PACED, organization, id);
                return new Look(true, Optional.empty());
            }
            boolean failing = row.getObject("failing_since") != null;
            if (row.getString("status").equals("active")
                    && count(connection, IN_FLIGHT, organization, id) >= (failing ? 1 : inFlight)) {
                update(connection, FULL, organization, id);
                return new Look(true, Optional.empty());
            }
            Optional<Claimed> claimed =
                    row.getString("status").equals("active") ? take(connection, row) : Optional.empty();
            update(connection, claimed.isPresent() ? PACE : NOTHING_FOR_NOW, organization, id);
            return new Look(true, claimed);
        }
    }

    private Optional<Claimed> take(Connection connection, ResultSet endpoint) throws SQLException {
        UUID organization = endpoint.getObject("organization_id", UUID.class);
        UUID webhook = endpoint.getObject("id", UUID.class);
        UUID claim = Ids.next();
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            bind(statement, claim, lease.toMillis(), organization, organization, webhook);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Claimed(
                        organization,
                        row.getObject("id", UUID.class),
                        webhook,
                        claim,
                        endpoint.getString("url"),
                        endpoint.getString("secret"),
                        endpoint.getString("previous_secret"),
                        row.getObject("event_id", UUID.class),
                        row.getString("body"),
                        row.getInt("tries"),
                        instant(endpoint.getObject("failing_since", OffsetDateTime.class))));
            }
        }
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static long count(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
