package io.quartier.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aFloodIsTurnedAwayAtOnceAndThoseWhoWaitGetTheirTurn() throws Exception {
        passwords.concurrentHashes = 1;
        passwords.prepare();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Boolean>> admitted = new ArrayList<>();
            admitted.add(threads.submit(() -> passwords.limited(() -> {
                begun.countDown();
                await(go);
                return true;
            })));
            begun.await();
            CountDownLatch started = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                admitted.add(threads.submit(() -> {
                    started.countDown();
                    return passwords.limited(() -> true);
                }));
            }
            started.await();
            TimeUnit.MILLISECONDS.sleep(300);

            Instant before = Instant.now();
            QuartierException refused =
                    catchThrowableOfType(QuartierException.class, () -> passwords.matches("secret", null));
            assertThat(refused.problem()).isEqualTo(CoreProblem.UNAVAILABLE);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));

            go.countDown();
            for (Future<Boolean> each : admitted) {
                assertThat(each.get(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(passwords.matches("secret", null)).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
