package io.quartier.bench;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Measures a load together with the processor time that it costs an application and the database. */
record Meter(long application, long database) {

    Sample measure(Callable<Latencies> load) throws Exception {
        double applicationBefore = used(application);
        double databaseBefore = used(database);
        long start = System.nanoTime();
        Latencies latencies = load.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Sample(seconds, latencies, used(application) - applicationBefore, used(database) - databaseBefore);
    }

    private static double used(long process) throws IOException {
        return ProcessorTime.isKnown() ? ProcessorTime.ofTree(process) : Double.NaN;
    }

    /** What came of one load; times in seconds. */
    record Sample(double seconds, Latencies latencies, double applicationTime, double databaseTime) {

        double applicationMillis() {
            return applicationTime * 1_000 / latencies.count();
        }

        double databaseMillis() {
            return databaseTime * 1_000 / latencies.count();
        }

        double millis() {
            return applicationMillis() + databaseMillis();
        }
    }
}
