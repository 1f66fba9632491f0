package io.quartier.bench;

import io.quartier.bench.JdbcLoad.Manner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures as a table, and what they say about the aim. */
final class Report {

    private final Map<Operation, Result> http = new EnumMap<>(Operation.class);
    private final Map<Operation, Map<Manner, Result>> jdbc = new EnumMap<>(Operation.class);

    Result of(Operation operation) {
        return http.computeIfAbsent(operation, key -> new Result(key.title()));
    }

    Result of(Operation operation, Manner manner) {
        return jdbc.computeIfAbsent(operation, key -> new EnumMap<>(Manner.class))
                .computeIfAbsent(
                        manner,
                        key -> new Result("  plain JDBC, " + (key == Manner.ONE_TRIP ? "one trip" : "transaction")));
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-42s %10s %8s %8s   %s", "", "requests/s", "p50 ms", "p99 ms", "CPU ms a request"));
        lines.add(String.format(
                "%-42s %10s %8s %8s %8s %8s %8s %7s", "", "", "", "", "Java", "database", "both", "spread"));
        http.forEach((operation, result) -> {
            lines.add(line(result));
            jdbc.getOrDefault(operation, Map.of()).values().forEach(baseline -> lines.add(line(baseline)));
        });
        if (!ProcessorTime.isKnown()) {
            lines.add("");
            lines.add("This system has no /proc: processor time and the aim cannot be told here.");
        } else {
            lines.add("");
            lines.add(
                    "Aim: CPU of a request at most that of plain JDBC + 2 × the empty resource; above + 3 × is not done.");
            http.keySet().stream().filter(Operation::usesDatabase).forEach(one -> verdicts(one, lines));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(Result result) {
        return String.format(
                Locale.ROOT,
                "%-42s %10.0f %8.2f %8.2f %8.3f %8.3f %8.3f %6.0f %%",
                result.title(),
                result.perSecond(),
                result.latency(0.5),
                result.latency(0.99),
                result.applicationMillis(),
                result.databaseMillis(),
                result.millis(),
                result.spread() * 100);
    }

    private void verdicts(Operation operation, List<String> lines) {
        double cost = http.get(operation).millis();
        for (Result baseline : jdbc.get(operation).values()) {
            for (Operation empty : List.of(Operation.EMPTY, Operation.EMPTY_OPEN)) {
                double times = (cost - baseline.millis()) / http.get(empty).millis();
                lines.add(String.format(
                        Locale.ROOT,
                        "%-12s %.3f = %s %.3f + %4.1f × %s %.3f   %s",
                        operation.title(),
                        cost,
                        baseline.title().strip(),
                        baseline.millis(),
                        times,
                        empty.title(),
                        http.get(empty).millis(),
                        times <= 2 ? "aim reached" : times <= 3 ? "within the limit" : "NOT DONE"));
            }
        }
    }
}
