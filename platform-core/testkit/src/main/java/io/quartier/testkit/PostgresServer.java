package io.quartier.testkit;

import io.quartier.launcher.postgres.Postgres;
import org.junit.jupiter.api.Assumptions;

/** The PostgreSQL servers that tests run on, each started when first asked for and stopped with the JVM. */
public enum PostgresServer {
    /** The one that comes with Quartier. */
    EMBEDDED {
        @Override
        Postgres start() {
            return Postgres.temporary();
        }
    },
    /** The oldest that is supported, where it is installed. */
    MINIMUM {
        @Override
        Postgres start() {
            Assumptions.assumeTrue(
                    Postgres.isInstalled(MINIMUM_VERSION),
                    "Skipped on PostgreSQL " + MINIMUM_VERSION
                            + ", the oldest supported: it is not installed here. To run"
                            + " it: apt-get install postgresql-" + MINIMUM_VERSION);
            return Postgres.temporary(MINIMUM_VERSION);
        }
    };

    /** The oldest PostgreSQL that Quartier supports. */
    public static final int MINIMUM_VERSION = 15;

    private Postgres running;

    abstract Postgres start();

    /** The running server; skips the test, and says how to run it, where the machine does not have it. */
    public synchronized Postgres running() {
        if (running == null) {
            running = start();
        }
        return running;
    }
}
