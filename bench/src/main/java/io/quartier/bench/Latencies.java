package io.quartier.bench;

/** How long each request took, to within two percent: counts in buckets that grow with the time they stand for. */
final class Latencies {

    private static final double STEP = 1.02;
    private static final double LOG_STEP = Math.log(STEP);
    private static final double FIRST_MICROS = 10;

    /** Ten microseconds to more than a minute. */
    private final long[] buckets = new long[800];

    private long count;

    void add(long nanos) {
        double micros = nanos / 1_000.0;
        int bucket = micros <= FIRST_MICROS ? 0 : (int) (Math.log(micros / FIRST_MICROS) / LOG_STEP) + 1;
        buckets[Math.min(bucket, buckets.length - 1)]++;
        count++;
    }

    void add(Latencies others) {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] += others.buckets[i];
        }
        count += others.count;
    }

    long count() {
        return count;
    }

    /** Milliseconds within which this share of the requests was answered. */
    double millis(double share) {
        long wanted = (long) Math.ceil(count * share);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= wanted) {
                return FIRST_MICROS * Math.pow(STEP, i) / 1_000.0;
            }
        }
        throw new IllegalStateException("There are no requests");
    }

    /** As a line of text, for the way between processes. */
    String encode() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] > 0) {
                text.append(i).append(':').append(buckets[i]).append(' ');
            }
        }
        return text.toString().strip();
    }

    static Latencies decode(String text) {
        Latencies latencies = new Latencies();
        for (String part : text.strip().split(" ", -1)) {
            String[] pair = part.split(":", 2);
            if (pair.length == 2) {
                long requests = Long.parseLong(pair[1]);
                latencies.buckets[Integer.parseInt(pair[0])] = requests;
                latencies.count += requests;
            }
        }
        return latencies;
    }
}
