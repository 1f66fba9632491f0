package io.quartier.bench;

import io.quartier.bench.Meter.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What events cost beside plain inserts of the same rows, each figure the middle one of the rounds. */
final class EventReport {

    /**
     * One round.
     *
     * @param publishing seconds until the last was published; the sample's are until the last was delivered
     */
    record Run(Sample sample, double publishing, long events) {

        double published() {
            return events / publishing;
        }

        double drain() {
            return sample.seconds() - publishing;
        }

        double delivered() {
            return events / sample.seconds();
        }

        double java() {
            return sample.applicationTime() * 1_000 / events;
        }

        double postgres() {
            return sample.databaseTime() * 1_000 / events;
        }

        double both() {
            return java() + postgres();
        }
    }

    private final Map<EventCase, List<Run>> product = new EnumMap<>(EventCase.class);
    private final Map<EventCase, List<Run>> plain = new EnumMap<>(EventCase.class);
    private final Latencies idle = new Latencies();

    List<Run> of(EventCase one) {
        return product.computeIfAbsent(one, key -> new ArrayList<>());
    }

    List<Run> plain(EventCase one) {
        return plain.computeIfAbsent(one, key -> new ArrayList<>());
    }

    void idle(Latencies deliveries) {
        idle.add(deliveries);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-30s %21s %9s   %s", "", "events/s", "seconds", "CPU ms an event"));
        lines.add(String.format(
                "%-30s %10s %10s %9s %8s %8s %8s %7s",
                "", "published", "delivered", "to drain", "Java", "database", "both", "spread"));
        for (EventCase one : EventCase.values()) {
            lines.add(line(one.title(), of(one)));
            lines.add(line("  plain JDBC, the same rows", plain(one)));
        }
        lines.add("");
        for (EventCase one : EventCase.values()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: %.2f of the events/s of plain JDBC, %.1f × its CPU",
                    one.title(),
                    median(of(one), Run::delivered) / median(plain(one), Run::delivered),
                    median(of(one), Run::both) / median(plain(one), Run::both)));
        }
        lines.add(String.format(
                Locale.ROOT,
                "from the request to the effect, idle: p50 %.1f ms, p99 %.1f ms of %,d events",
                idle.millis(0.5),
                idle.millis(0.99),
                idle.count()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(String title, List<Run> runs) {
        return String.format(
                Locale.ROOT,
                "%-30s %10.0f %10.0f %9.1f %8.3f %8.3f %8.3f %6.0f %%",
                title,
                median(runs, Run::published),
                median(runs, Run::delivered),
                median(runs, Run::drain),
                median(runs, Run::java),
                median(runs, Run::postgres),
                median(runs, Run::both),
                spread(runs) * 100);
    }

    /** How far the rounds lie apart, as a share of the middle one. */
    private static double spread(List<Run> runs) {
        double least = runs.stream().mapToDouble(Run::both).min().orElseThrow();
        double most = runs.stream().mapToDouble(Run::both).max().orElseThrow();
        return (most - least) / median(runs, Run::both);
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Result.median(runs, figure);
    }
}
