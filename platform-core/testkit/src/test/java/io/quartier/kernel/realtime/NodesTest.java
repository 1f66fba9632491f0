package io.quartier.kernel.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Several nodes on one database, by PostgreSQL alone and by Redis. */
@Timeout(90)
class NodesTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final PluginDatabase database = PluginDatabase.of();
    private final UUID organization = database.createOrganization();
    private final UUID eva = UUID.randomUUID();
    private final UUID ivo = UUID.randomUUID();
    private final List<TestNode> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(node -> node.hub.end());
    }

    @Test
    void postgresAloneCarriesEverything() throws Exception {
        everythingReachesTheOtherNode(null);
    }

    @Test
    void redisCarriesEverything() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            everythingReachesTheOtherNode(redis.uri());
        }
    }

    private void everythingReachesTheOtherNode(String redis) throws Exception {
        TestNode one = node(redis);
        TestNode two = node(redis);
        Taken evas = one.follow("team", organization, eva, null);
        awaitIt(() -> evas.has("\"list\""));
        Taken ivos = two.follow("team", organization, ivo, null);
        Taken stranger = two.follow("team", database.createOrganization(), UUID.randomUUID(), null);

        awaitIt(() -> evas.has("\"join\"", ivo.toString()));
        awaitIt(() -> ivos.has("\"list\"", eva.toString()) && ivos.has("\"list\"", ivo.toString()));
        for (int i = 0; i < 30; i++) {
            send(one, "team");
        }
        awaitIt(() -> ivos.positions().size() == 30);
        assertThat(ivos.positions())
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList());

        two.hub.pass(ivos.client, "{\"type\":\"typing\"}");
        awaitIt(() -> evas.has("typing"));
        assertThat(ivos.has("typing")).isFalse();

        two.hub.close(ivos.client, Ending.BROKEN);
        awaitIt(() -> evas.has("\"leave\"", ivo.toString()));
        assertThat(stranger.positions()).isEmpty();
        assertThat(stranger.has(eva.toString())).isFalse();
    }

    @Test
    void aRedisThatDiesLosesNothing() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            TestNode one = node(redis.uri());
            TestNode two = node(redis.uri());
            Taken follower = two.follow("kanban", organization, eva, null);
            send(one, "kanban");
            awaitIt(() -> follower.positions().size() == 1);

            redis.kill();
            send(one, "kanban");
            send(one, "kanban");
            // without any word from Redis: the nodes look by themselves
            awaitIt(Duration.ofSeconds(15), () -> follower.positions().size() == 3);
            redis.begin();
            awaitIt(Duration.ofSeconds(15), () -> {
                send(one, "kanban");
                return follower.positions().size() >= 4;
            });
            long last = last("kanban");
            awaitIt(Duration.ofSeconds(15), () -> follower.positions().size() == last);
            assertThat(follower.positions())
                    .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        }
    }

    @Test
    void whoWasOnANodeThatDiedIsGoneSoon() throws Exception {
        TestNode dying = node(null);
        TestNode living = node(null);
        Taken evas = living.follow("team", organization, eva, null);
        awaitIt(() -> evas.has("\"list\""));
        Taken ivos = dying.follow("team", organization, ivo, null);
        awaitIt(() -> evas.has("\"join\"", ivo.toString()) && ivos.has("\"list\""));

        dying.hub.upkeep.stop();
        age(dying.hub.node());
        living.hub.upkeep.beat();

        awaitIt(() -> evas.has("\"leave\"", ivo.toString()));
        // it was only slow: with its next beat its people are back
        dying.hub.upkeep.beat();
        living.hub.upkeep.beat();
        awaitIt(() -> evas.frames.stream()
                        .filter(frame -> frame.json().contains("\"join\"")
                                && frame.json().contains(ivo.toString()))
                        .count()
                == 2);
    }

    @Test
    void whoTakesNothingIsClosedAndComesBackForTheRest() throws Exception {
        TestNode node = node(null);
        Taken slow = node.follow("kanban", organization, eva, null);
        Taken good = node.follow("kanban", organization, ivo, null);
        awaitIt(() -> slow.has("ready") && good.has("ready"));
        slow.stuck = true;
        for (int i = 0; i < 120; i++) {
            send(node, "kanban");
        }
        awaitIt(() -> good.positions().size() == 120);
        awaitIt(() -> slow.ending == Ending.TOO_SLOW);

        Taken again = node.follow("kanban", organization, eva, 0L);
        awaitIt(() -> again.positions().size() == 120);
        assertThat(again.positions())
                .isEqualTo(LongStream.rangeClosed(1, 120).boxed().toList());
    }

    private TestNode node(String redis) {
        TestNode node = new TestNode(source(Role.APP), source(Role.MAINTENANCE), redis);
        nodes.add(node);
        return node;
    }

    private void send(TestNode node, String channel) {
        try {
            database.in(organization, connection -> {
                new StoredMessages(Sql.on(connection))
                        .add(
                                organization,
                                channel,
                                List.of(new Message(0, "message", null, null, "{}", Instant.now())),
                                Duration.ofHours(1));
                return null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        node.hub.sent(organization, channel);
    }

    private long last(String channel) throws SQLException {
        return database.in(
                organization, connection -> new StoredMessages(Sql.on(connection)).last(organization, channel));
    }

    private void age(String node) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE);
                PreparedStatement statement = connection.prepareStatement(
                        "update platform.channel_presence set seen_at = now() - interval '1 minute' where node = ?")) {
            statement.setString(1, node);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private DataSource source(Role role) {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                return database.connect(role);
            }
        };
    }

    private static void awaitIt(BooleanSupplier condition) throws InterruptedException {
        awaitIt(SOON, condition);
    }

    private static void awaitIt(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for it").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
