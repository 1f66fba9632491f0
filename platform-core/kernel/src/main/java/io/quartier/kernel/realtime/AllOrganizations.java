package io.quartier.kernel.realtime;

import io.quartier.contract.access.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** What is asked for all connections of a node in one statement, as quartier_maintenance. */
final class AllOrganizations {

    private static final String WANTED = " (select * from unnest(?::uuid[], ?::%s[]))";

    private final DataSource maintenance;

    AllOrganizations(DataSource maintenance) {
        this.maintenance = maintenance;
    }

    /** Somebody in an organization. */
    record Member(UUID organization, UUID user) {
        static Member of(Client client) {
            return new Member(client.organization(), client.user());
        }
    }

    /** The newest positions. */
    Map<Key, Long> last(List<Key> keys) throws SQLException {
        Map<Key, Long> last = new HashMap<>();
        query(
                "select organization_id, channel, last from platform.channel_positions where (organization_id, channel) in"
                        + WANTED.formatted("text"),
                keys,
                Key::organization,
                Key::channel,
                row -> last.put(new Key(row.getObject(1, UUID.class), row.getString(2)), row.getLong(3)));
        return last;
    }

    /** The roles of those who are members still, and neither they nor the organization suspended. */
    Map<Member, Role> roles(List<Member> members) throws SQLException {
        Map<Member, Role> roles = new HashMap<>();
        query(
                "select m.organization_id, m.user_id, m.role from platform.memberships m"
                        + " join platform.organizations o on o.id = m.organization_id and o.status = 'active'"
                        + " join identity.users u on u.id = m.user_id and u.status = 'active'"
                        + " where (m.organization_id, m.user_id) in" + WANTED.formatted("uuid"),
                members,
                Member::organization,
                Member::user,
                row -> roles.put(
                        new Member(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        Role.of(row.getString(3))));
        return roles;
    }

    /** These connections live; one that was taken for dead while the node was slow is there again. */
    void renew(List<Client> clients, String node) throws SQLException {
        if (clients.isEmpty()) {
            return;
        }
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement("insert into platform.channel_presence"
                        + " (organization_id, id, channel, user_id, node, since, seen_at)"
                        + " select o, i, c, u, ?, now(), now()"
                        + " from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[]) as live (o, i, c, u)"
                        + " on conflict (organization_id, id) do update set seen_at = excluded.seen_at")) {
            statement.setString(1, node);
            statement.setArray(2, array(connection, "uuid", clients, Client::organization));
            statement.setArray(3, array(connection, "uuid", clients, Client::id));
            statement.setArray(
                    4,
                    array(
                            connection,
                            "text",
                            clients,
                            client -> client.channel().name()));
            statement.setArray(5, array(connection, "uuid", clients, Client::user));
            statement.executeUpdate();
        }
    }

    /** Takes away what dead nodes left behind; where that was. */
    List<Key> forgetDead() throws SQLException {
        List<Key> where = new ArrayList<>();
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "delete from platform.channel_presence where seen_at <= now() - make_interval(secs => "
                                + PresenceTable.OVER_AFTER_SECONDS + ") returning organization_id, channel");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                where.add(new Key(rows.getObject(1, UUID.class), rows.getString(2)));
            }
        }
        return where.stream().distinct().toList();
    }

    /** The node ends in order. */
    void forgetNode(String node) throws SQLException {
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from platform.channel_presence where node = ?")) {
            statement.setString(1, node);
            statement.executeUpdate();
        }
    }

    private <T> void query(
            String sql, List<T> wanted, Function<T, Object> first, Function<T, Object> second, Rows reader)
            throws SQLException {
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array(connection, "uuid", wanted, first));
            statement.setArray(2, array(connection, sql.contains("?::text[]") ? "text" : "uuid", wanted, second));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> wanted, Function<T, Object> value) throws SQLException {
        return connection.createArrayOf(type, wanted.stream().map(value).toArray());
    }

    private interface Rows {
        void read(ResultSet row) throws SQLException;
    }
}
