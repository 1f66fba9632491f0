package io.quartier.testkit.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.kernel.health.DatabaseWatch;
import io.quartier.launcher.postgres.Postgres;
import io.quartier.launcher.postgres.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseWatchTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    @Test
    void whatItSaysFollowsTheDatabase() throws Exception {
        DatabaseWatch watch = new DatabaseWatch();
        assertThat(watch.answers()).as("nobody looked yet").isFalse();
        int port;
        try (Postgres postgres = Postgres.embedded(directory)) {
            port = postgres.port();
            watch.begin(source(postgres), Thread::new);
            assertThat(within(SOON, watch::answers)).as("it runs").isTrue();
        }
        assertThat(within(SOON, () -> !watch.answers())).as("it was stopped").isTrue();
        try (Postgres again = Postgres.embedded(directory)) {
            assertThat(again.port()).isEqualTo(port);
            assertThat(within(SOON, watch::answers)).as("it is back").isTrue();
        } finally {
            watch.end();
        }
    }

    private static PGSimpleDataSource source(Postgres postgres) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.database().url());
        source.setUser(postgres.database().user(Role.APP));
        source.setPassword(postgres.database().password(Role.APP));
        return source;
    }

    private static boolean within(Duration time, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }
}
