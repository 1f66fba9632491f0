package io.quartier.kernel.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Session;
import io.quartier.testkit.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Positions under concurrent transactions, some of which are undone, on the real database. */
@Timeout(120)
class PositionsTest {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 60;

    private final PluginDatabase database = PluginDatabase.of();
    private final UUID organization = database.createOrganization();
    private final UUID other = database.createOrganization();

    @Test
    void readersSeeEveryPositionInOrderWhoeverCommitsLate() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        AtomicBoolean writing = new AtomicBoolean(true);
        try {
            Future<List<Long>> read = threads.submit(() -> follow(writing));
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int seed = i;
                writers.add(() -> write(seed));
            }
            long committed = 0;
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                committed += writer.get();
            }
            writing.set(false);

            List<Long> seen = read.get(30, TimeUnit.SECONDS);
            assertThat(seen)
                    .isEqualTo(LongStream.rangeClosed(1, committed).boxed().toList());
            assertThat(last(organization)).isEqualTo(committed);
            assertThat(last(other)).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherOrganizationReadsNothingOfIt() throws Exception {
        write(1);

        List<Message> seen = database.in(
                other, connection -> new StoredMessages(Sql.on(connection)).after(organization, "kanban", 0, 100));

        assertThat(seen).isEmpty();
        assertThat(last(organization)).isPositive();
    }

    /** How many messages it committed. */
    private int write(int seed) throws SQLException {
        Random random = new Random(seed);
        int committed = 0;
        try (Session session = database.session()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                int count = 1 + random.nextInt(3);
                boolean undo = random.nextInt(5) == 0;
                long pause = random.nextInt(4);
                try {
                    session.in(organization, connection -> {
                        new StoredMessages(Sql.on(connection))
                                .add(organization, "kanban", some(count), Duration.ofHours(1));
                        pause(pause);
                        if (undo) {
                            throw new SQLException("undo");
                        }
                        return null;
                    });
                    committed += count;
                } catch (SQLException e) {
                    assertThat(e.getMessage()).isEqualTo("undo");
                }
            }
        }
        return committed;
    }

    private List<Long> follow(AtomicBoolean writing) throws SQLException {
        List<Long> seen = new ArrayList<>();
        long position = 0;
        boolean more = true;
        try (Session session = database.session()) {
            while (more || writing.get()) {
                long after = position;
                List<Message> page = session.in(
                        organization,
                        connection -> new StoredMessages(Sql.on(connection)).after(organization, "kanban", after, 50));
                for (Message message : page) {
                    seen.add(message.position());
                    position = message.position();
                }
                more = !page.isEmpty() || writing.get();
            }
        }
        return seen;
    }

    private long last(UUID whose) throws SQLException {
        return database.in(whose, connection -> new StoredMessages(Sql.on(connection)).last(whose, "kanban"));
    }

    private static List<Message> some(int count) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(new Message(0, "message", null, null, "{\"n\":" + i + "}", Instant.now()));
        }
        return messages;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
