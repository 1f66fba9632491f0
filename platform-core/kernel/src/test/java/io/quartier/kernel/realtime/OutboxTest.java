package io.quartier.kernel.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One frame at a time, in order, whenever and wherever the server says that one is sent; and never too many. */
@Timeout(30)
class OutboxTest {

    private static final Frame FRAME = new Frame(0, "0123456789");

    /** A server as the test wants it. */
    private abstract static class Line implements Wire {
        final List<Long> sent = new ArrayList<>();

        @Override
        public String kind() {
            return "test";
        }

        @Override
        public boolean isSilentFor(long nanos) {
            return false;
        }

        @Override
        public void close(Ending ending) {
            // the outbox does not close
        }
    }

    private static final class Held extends Line {
        private Consumer<Throwable> done;

        @Override
        public void send(Frame frame, Consumer<Throwable> sentOrNot) {
            sent.add(frame.position());
            done = sentOrNot;
        }
    }

    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void takesSoManyFramesAndNoMore() {
        Held line = new Held();
        Outbox outbox = new Outbox(line, 2, 1_000, failures::add);

        assertThat(outbox.offer(FRAME)).as("on the wire").isTrue();
        assertThat(outbox.offer(FRAME)).isTrue();
        assertThat(outbox.offer(FRAME)).isTrue();
        assertThat(outbox.offer(FRAME)).isFalse();

        line.done.accept(null);
        assertThat(outbox.offer(FRAME)).isTrue();
        assertThat(outbox.offer(FRAME)).isFalse();
    }

    @Test
    void takesSoManyCharactersAndNoMoreButOneFrameOfAnySize() {
        Held line = new Held();
        Outbox outbox = new Outbox(line, 100, 25, failures::add);

        assertThat(outbox.offer(new Frame(1, "x".repeat(100)))).isTrue();
        assertThat(outbox.offer(FRAME)).isFalse();
        line.done.accept(null);
        assertThat(outbox.offer(FRAME)).isTrue();
        assertThat(outbox.offer(FRAME)).isTrue();
        assertThat(outbox.offer(FRAME)).isFalse();
        assertThat(outbox.isRoomy()).isFalse();
    }

    @Test
    void aFailureIsToldOnceAndNothingFollows() {
        Held line = new Held();
        Outbox outbox = new Outbox(line, 10, 1_000, failures::add);
        outbox.offer(FRAME);
        outbox.offer(FRAME);

        line.done.accept(new IOException("gone"));

        assertThat(failures).hasSize(1);
        assertThat(outbox.offer(FRAME)).as("into the void").isTrue();
        assertThat(line.sent).hasSize(1);
    }

    @Test
    void whoWaitsForItToDrainIsToldThen() {
        Held line = new Held();
        Outbox outbox = new Outbox(line, 10, 1_000, failures::add);
        AtomicInteger drained = new AtomicInteger();
        outbox.whenDrained(drained::incrementAndGet);
        assertThat(drained).hasValue(1);

        outbox.offer(FRAME);
        outbox.offer(FRAME);
        outbox.whenDrained(drained::incrementAndGet);
        line.done.accept(null);
        assertThat(drained).hasValue(1);
        line.done.accept(null);
        assertThat(drained).hasValue(2);
    }

    @Test
    void keepsTheOrderWhoeverAnswersWhen() throws Exception {
        int count = 20_000;
        ExecutorService server = Executors.newFixedThreadPool(3);
        CountDownLatch all = new CountDownLatch(count);
        AtomicInteger onTheWire = new AtomicInteger();
        Line line = new Line() {
            @Override
            public void send(Frame frame, Consumer<Throwable> done) {
                assertThat(onTheWire.incrementAndGet()).isEqualTo(1);
                sent.add(frame.position());
                Runnable answer = () -> {
                    onTheWire.decrementAndGet();
                    all.countDown();
                    done.accept(null);
                };
                // at once, or from another thread, before or after this one returns
                if (frame.position() % 3 == 0) {
                    answer.run();
                } else {
                    server.execute(answer);
                }
            }
        };
        try {
            Outbox outbox = new Outbox(line, count, Long.MAX_VALUE, failures::add);
            for (long i = 0; i < count; i++) {
                assertThat(outbox.offer(new Frame(i, "x"))).isTrue();
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.shutdown();
        }
        assertThat(line.sent).isSorted().hasSize(count);
        assertThat(failures).isEmpty();
    }
}
