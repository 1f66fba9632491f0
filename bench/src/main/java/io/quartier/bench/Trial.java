package io.quartier.bench;

import io.quartier.bench.JdbcLoad.Manner;
import io.quartier.bench.Population.Organization;
import io.quartier.launcher.Console;
import io.quartier.launcher.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Warms up, then measures in rounds: what the machine does beside us then falls on everything alike. */
final class Trial {

    private static final double WARMUP_SLICE = 3;
    private static final double PROFILED = 20;

    private final Options options;
    private final Console console;
    private final Database database;
    private final Population population;
    private final Site.Running server;
    private final BaselineProcess baseline;
    private final Path work;
    private final Meter product;
    private final Meter plain;
    private final Report report = new Report();
    private final Map<Operation, Path> recordings = new EnumMap<>(Operation.class);

    Trial(
            Options options,
            Console console,
            Database database,
            Population population,
            Site.Running server,
            BaselineProcess baseline,
            Meter product,
            Meter plain,
            Path work) {
        this.options = options;
        this.console = console;
        this.database = database;
        this.population = population;
        this.server = server;
        this.baseline = baseline;
        this.product = product;
        this.plain = plain;
        this.work = work;
    }

    /** The table of what was measured. */
    String run() throws Exception {
        for (Operation operation : Operation.values()) {
            if (operation.usesDatabase()) {
                recordings.put(operation, record(operation));
            }
        }
        console.step("warming up for %d seconds".formatted(options.warmup()));
        warmUp();
        Population.restore(database);
        console.step("measuring, %d rounds".formatted(options.rounds()));
        for (int round = 0; round < options.rounds(); round++) {
            for (Operation operation : Operation.values()) {
                if (operation != Operation.CREATE) {
                    measure(operation);
                }
            }
        }
        // last, for it makes the lists of the others longer
        for (int round = 0; round < options.rounds(); round++) {
            measure(Operation.CREATE);
            Population.restore(database);
        }
        for (String wanted : options.profile()) {
            profile(Operation.valueOf(wanted.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return report.text();
    }

    private void profile(Operation operation) throws Exception {
        Path folder = Files.createDirectories(options.home().resolve("bench/target/profiles"));
        Path page = folder.resolve(operation.key() + ".html");
        Profile profile = Profile.of(server.process().handle(), folder);
        profile.start();
        run(operation, PROFILED);
        profile.stop(page, folder.resolve(operation.key() + ".stacks"));
        console.step("profile of '%s': %s".formatted(operation.title(), page));
    }

    /** Has the statements of the operation written down, after it has found its way into all prepared statements. */
    private Path record(Operation operation) throws Exception {
        run(operation, 1);
        Organization organization = population.organizations().get(0);
        String listing =
                operation == Operation.CREATE ? null : organization.listings().get(0);
        StatementLog log = new StatementLog(database, work.resolve("postgres/data/server.log"));
        List<StatementLog.Entry> entries = log.during(() -> {
            try (HttpConnection connection = new HttpConnection(server.port())) {
                int status = connection.exchange(operation.request(organization, listing));
                if (status != operation.expected()) {
                    throw new IOException("'%s' was answered with %d".formatted(operation.title(), status));
                }
            }
        });
        Path file = work.resolve(operation.key() + ".recording");
        Recording recording = Recording.of(entries, organization, listing);
        recording.write(file);
        console.step("'%s' sends %d statements%s"
                .formatted(
                        operation.title(),
                        recording.steps().size(),
                        recording.transaction() ? ", in a transaction" : ", in autocommit"));
        return file;
    }

    private void warmUp() throws Exception {
        long end = System.nanoTime() + options.warmup() * 1_000_000_000L;
        while (System.nanoTime() < end) {
            for (Operation operation : Operation.values()) {
                run(operation, operation.usesDatabase() ? WARMUP_SLICE : WARMUP_SLICE / 3);
                for (Manner manner : manners(operation)) {
                    baseline.run(recordings.get(operation), manner, WARMUP_SLICE / 3);
                }
            }
        }
    }

    private void measure(Operation operation) throws Exception {
        double seconds = (double) options.measure() / options.rounds();
        report.of(operation).add(product.measure(() -> run(operation, seconds)));
        for (Manner manner : manners(operation)) {
            report.of(operation, manner)
                    .add(plain.measure(() -> baseline.run(recordings.get(operation), manner, seconds)));
        }
    }

    /** Several statements that write belong into a transaction of their own. */
    private static List<Manner> manners(Operation operation) {
        if (!operation.usesDatabase()) {
            return List.of();
        }
        return operation == Operation.CREATE
                ? List.of(Manner.TRANSACTION)
                : List.of(Manner.ONE_TRIP, Manner.TRANSACTION);
    }

    private Latencies run(Operation operation, double seconds) throws Exception {
        HttpLoad load = new HttpLoad(server.port(), population.organizations(), operation);
        return Load.run(load, options.connections(), seconds);
    }
}
