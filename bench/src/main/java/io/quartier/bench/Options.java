package io.quartier.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was asked for with {@code -Dbench.…}.
 *
 * @param home the checkout
 * @param data a directory to keep and use again; absent: a new one, removed at the end
 * @param warmup seconds of load before anything counts
 * @param measure seconds that count, for each operation, in several rounds
 * @param connections and threads of the JDBC baseline
 * @param deliveries single events whose way is timed, in each round
 * @param only of {@code requests}, {@code events} and {@code starts}; empty: all
 * @param sockets how many to open at once, and then to measure nothing else; 0 for none
 * @param profile operations to profile after the measurement
 */
record Options(
        Path home,
        Optional<Path> data,
        int organizations,
        int listings,
        int warmup,
        int measure,
        int rounds,
        int connections,
        int starts,
        int deliveries,
        Set<String> only,
        int sockets,
        List<String> profile) {

    static Options from(Properties properties) {
        boolean quick = properties.containsKey("bench.quick");
        Path home = Path.of(properties.getProperty("bench.home", "."))
                .toAbsolutePath()
                .normalize();
        return new Options(
                home,
                Optional.ofNullable(properties.getProperty("bench.data")).map(home::resolve),
                number(properties, "bench.organizations", quick ? 20 : 200),
                number(properties, "bench.listings", quick ? 20_000 : 200_000),
                number(properties, "bench.warmup", quick ? 20 : 180),
                number(properties, "bench.measure", quick ? 6 : 30),
                number(properties, "bench.rounds", quick ? 2 : 5),
                number(properties, "bench.connections", 16),
                number(properties, "bench.starts", quick ? 1 : 3),
                number(properties, "bench.deliveries", quick ? 20 : 100),
                Set.copyOf(words(properties, "bench.only")),
                number(properties, "bench.sockets", 0),
                words(properties, "bench.profile"));
    }

    /** Whether this part is to be measured. */
    boolean measures(String part) {
        return only.isEmpty() || only.contains(part);
    }

    private static List<String> words(Properties properties, String name) {
        return Stream.of(properties.getProperty(name, "").split(",", -1))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static int number(Properties properties, String name, int otherwise) {
        return Integer.parseInt(properties.getProperty(name, Integer.toString(otherwise)));
    }
}
