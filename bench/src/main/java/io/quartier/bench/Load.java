package io.quartier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Several threads that each do the next piece of work as soon as the last is done: a closed loop. */
final class Load {

    private Load() {}

    /** One thread's work, with whatever it keeps from one request to the next. */
    interface Worker extends AutoCloseable {

        /** Does one request; throws where it was not answered as it should be. */
        void request() throws Exception;

        @Override
        void close() throws Exception;
    }

    interface Workers {
        Worker open(int number) throws Exception;
    }

    /** Runs the workers side by side for so long. */
    static Latencies run(Workers workers, int threads, double seconds) throws Exception {
        List<Worker> opened = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                opened.add(workers.open(i));
            }
            return run(opened, seconds);
        } finally {
            for (Worker worker : opened) {
                worker.close();
            }
        }
    }

    private static Latencies run(List<Worker> workers, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        AtomicReference<Exception> failure = new AtomicReference<>();
        List<Latencies> results = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers) {
            Latencies latencies = new Latencies();
            results.add(latencies);
            Thread thread = new Thread(() -> loop(worker, end, latencies, failure), "load");
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        Latencies all = new Latencies();
        results.forEach(all::add);
        return all;
    }

    private static void loop(Worker worker, long end, Latencies latencies, AtomicReference<Exception> failure) {
        try {
            long before = System.nanoTime();
            while (before < end && failure.get() == null) {
                worker.request();
                long after = System.nanoTime();
                latencies.add(after - before);
                before = after;
            }
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }
}
