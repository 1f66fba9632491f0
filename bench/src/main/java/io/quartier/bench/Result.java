package io.quartier.bench;

import io.quartier.bench.Meter.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The rounds of one thing that was measured. */
final class Result {

    private final String title;
    private final List<Sample> rounds = new ArrayList<>();

    Result(String title) {
        this.title = title;
    }

    void add(Sample round) {
        rounds.add(round);
    }

    String title() {
        return title;
    }

    double perSecond() {
        return median(round -> round.latencies().count() / round.seconds());
    }

    double latency(double share) {
        return median(round -> round.latencies().millis(share));
    }

    double applicationMillis() {
        return median(Sample::applicationMillis);
    }

    double databaseMillis() {
        return median(Sample::databaseMillis);
    }

    /** Processor time of a request in application and database together: the middle one of the rounds. */
    double millis() {
        return median(Sample::millis);
    }

    /** How far the rounds lie apart, as a share of the middle one. */
    double spread() {
        double least = rounds.stream().mapToDouble(Sample::millis).min().orElseThrow();
        double most = rounds.stream().mapToDouble(Sample::millis).max().orElseThrow();
        return (most - least) / millis();
    }

    private double median(ToDoubleFunction<Sample> figure) {
        return median(rounds, figure);
    }

    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
