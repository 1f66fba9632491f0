package io.quartier.testkit.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Ids;
import io.quartier.contract.notification.Channel;
import io.quartier.kernel.notification.delivery.MessageQueue;
import io.quartier.kernel.notification.delivery.Taken;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Messages of all organizations, taken by nodes that know nothing of each other. */
@Timeout(60)
class MessageQueueTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Set<Channel> MAIL = Set.of(Channel.EMAIL);

    private final PluginDatabase database = PluginDatabase.own();
    private final MessageQueue queue = new MessageQueue(maintenance());
    private final UUID ours = database.createOrganization();
    private final UUID theirs = database.createOrganization();

    @Test
    void eachMessageIsOneNodesAtATime() throws Exception {
        for (int i = 0; i < 40; i++) {
            add(i % 2 == 0 ? ours : theirs, null, "a" + i + "@quartier.test", "queued", "now()");
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<UUID> taken = new ArrayList<>();
        try {
            Callable<List<Taken>> node = () -> {
                List<Taken> all = new ArrayList<>();
                for (List<Taken> some = queue.take(MAIL, 3, LEASE);
                        !some.isEmpty();
                        some = queue.take(MAIL, 3, LEASE)) {
                    all.addAll(some);
                }
                return all;
            };
            for (Future<List<Taken>> all : nodes.invokeAll(List.of(node, node, node, node))) {
                all.get().forEach(message -> taken.add(message.id()));
            }
        } finally {
            nodes.shutdownNow();
            nodes.awaitTermination(5, TimeUnit.SECONDS);
        }
        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void whatANodeLeftBehindIsTakenAgainWhenItsTimeIsUp() throws SQLException {
        add(ours, null, "eva@quartier.test", "queued", "now()");
        Taken first = queue.take(MAIL, 10, LEASE).get(0);
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(queue.take(MAIL, 10, LEASE)).isEmpty();

        run("update platform.messages set due_at = now() - interval '1 second'");
        Taken second = queue.take(MAIL, 10, LEASE).get(0);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.takenBy()).isNotEqualTo(first.takenBy());
    }

    @Test
    void onlyWhatIsDueAndNotOver() throws SQLException {
        add(ours, null, "later@quartier.test", "queued", "now() + interval '1 hour'");
        for (String over : List.of("sent", "delivered", "bounced", "failed", "suppressed", "collected", "digested")) {
            add(ours, null, over + "@quartier.test", over, "now()");
        }
        assertThat(queue.take(MAIL, 10, LEASE)).isEmpty();
    }

    @Test
    void whatCannotBeSentYetWaitsVisibly() throws SQLException {
        add(ours, null, "eva@quartier.test", "queued", "now()");
        assertThat(queue.waitForConfiguration(MAIL)).isEqualTo(1);
        assertThat(text("select state from platform.messages")).isEqualTo("not-configured");
        // the operator configured it
        assertThat(queue.take(MAIL, 10, LEASE)).hasSize(1);
    }

    @Test
    void aMembersAddressIsFoundWhileTheyAreOne() throws SQLException {
        UUID jana = database.createUser();
        run("insert into platform.memberships (organization_id, user_id, role, created_at) values ('" + ours + "', '"
                + jana + "', 'agent', now())");
        add(ours, jana, null, "queued", "now()");
        assertThat(queue.take(MAIL, 10, LEASE).get(0).address()).isEqualTo(jana + "@quartier.test");

        run("delete from platform.memberships");
        run("update platform.messages set due_at = now() - interval '1 second'");
        assertThat(queue.take(MAIL, 10, LEASE).get(0).reachable()).isFalse();
    }

    @Test
    void theSameIsSaidOnce() throws SQLException {
        UUID id = Ids.next();
        String insert =
                "insert into platform.messages (organization_id, id, type, category, channel, urgency, recipient,"
                        + " language, dedup_key, state, due_at, created_at, updated_at) values ('%s', '%s', 'probe.sent', 'probes',"
                        + " 'email', 'low', 'eva@quartier.test', 'en', '" + id + "', 'queued', now(), now(), now())"
                        + " on conflict (organization_id, type, dedup_key, recipient, channel) do nothing";
        run(insert.formatted(ours, Ids.next()));
        run(insert.formatted(ours, Ids.next()));
        run(insert.formatted(theirs, Ids.next()));
        assertThat(text("select count(*) from platform.messages")).isEqualTo("2");
    }

    private void add(UUID organization, UUID user, String address, String state, String due) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                PreparedStatement statement = connection.prepareStatement(
                        "insert into platform.messages (organization_id, id, type, category, channel, urgency, recipient, user_id,"
                                + " address, language, data, dedup_key, state, due_at, created_at, updated_at)"
                                + " values (?, ?, 'probe.sent', 'probes', 'email', 'low', ?, ?, ?, 'en', '{}', ?, ?, "
                                + due
                                + ", now(), now())")) {
            statement.setObject(1, organization);
            statement.setObject(2, Ids.next());
            statement.setString(3, user == null ? address : user.toString());
            statement.setObject(4, user);
            statement.setString(5, address);
            statement.setString(6, Ids.next().toString());
            statement.setString(7, state);
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }

    private PGSimpleDataSource maintenance() {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                return database.connect(Role.MAINTENANCE);
            }
        };
    }
}
