package io.quartier.bench;

import io.quartier.launcher.Console;
import io.quartier.launcher.MasterKeyFile;
import io.quartier.launcher.PrivateFiles;
import io.quartier.launcher.Shutdown;
import io.quartier.launcher.TokenKey;
import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Passwords;
import io.quartier.launcher.postgres.Postgres;
import io.quartier.launcher.postgres.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code mvn -Pbench}: what a request costs beside plain JDBC and an empty resource, measured in one run on one machine. */
public final class Bench {

    private final Options options;
    private final Console console = new Console(System.out);
    private final Shutdown shutdown = new Shutdown(console);
    private Path work;

    private Bench(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        Bench bench = new Bench(Options.from(System.getProperties()));
        bench.shutdown.install();
        int code = 1;
        try {
            bench.run();
            code = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        System.exit(code);
    }

    private void run() throws Exception {
        work = PrivateFiles.directory(options.data().orElse(options.home().resolve("bench/target/run")));
        if (options.data().isEmpty()) {
            shutdown.open(() -> () -> delete(work));
        }
        Postgres postgres = shutdown.open(() -> Postgres.embedded(work.resolve("postgres"), console::step));
        Database database = postgres.database();
        Map<String, String> settings = new LinkedHashMap<>(database.environment());
        settings.put("QUARTIER_REGISTRATION", "open");
        settings.put("QUARTIER_TOKEN_KEY_FILE", TokenKey.in(work).toString());
        settings.put("QUARTIER_SECRETS_MASTER_KEY_FILE", MasterKeyFile.in(work).toString());
        settings.put("QUARTIER_TOKEN_ACCESS_LIFETIME", "PT12H");

        Path product = options.home().resolve("ear/target/quartier.ear");
        if (options.sockets() > 0) {
            settings.putAll(Sockets.settings(options.sockets()));
            console.text("\n" + sockets(product, settings));
            return;
        }
        if (options.measures("requests") || options.measures("events")) {
            console.text("\n" + running(product, database, settings));
        }
        if (options.starts() > 0 && options.measures("starts")) {
            console.text("\n" + new StartTimes(options, work, settings, console).compare(product));
        }
    }

    private String sockets(Path product, Map<String, String> settings) throws Exception {
        Site site = Site.prepare(options.home(), work.resolve("product"), product, settings)
                .asInProduction();
        console.step("starting the product");
        try (Site.Running server = shutdown.open(() -> site.start(console))) {
            String password = Passwords.in(work.resolve("people.properties")).of(Role.APP);
            String token = new Accounts(server.port(), password)
                    .open(1)
                    .values()
                    .iterator()
                    .next();
            return new Sockets(
                            options.sockets(),
                            server.port(),
                            server.process().handle().pid(),
                            console)
                    .run(token);
        }
    }

    private String running(Path product, Database database, Map<String, String> settings) throws Exception {
        Path ear = work.resolve("product.ear");
        Path bare = work.resolve("bare.war");
        Archives.productWithProbes(product, ear);
        Archives.bareApplication(bare);
        Site site = Site.prepare(options.home(), work.resolve("product"), ear, settings)
                .asInProduction();
        site.add(bare, Operation.BARE_ROOT);
        console.step("starting the product");
        try (Site.Running server = shutdown.open(() -> site.start(console))) {
            Population population = populate(server.port(), database);
            console.step(
                    "%,d listings of %d organizations are there".formatted(population.listings(), population.size()));
            try (BaselineProcess baseline = shutdown.open(
                    () -> BaselineProcess.start(site.jvmOptions(), options.connections(), database.environment()))) {
                long postmaster = Long.parseLong(Files.readAllLines(work.resolve("postgres/data/postmaster.pid"))
                        .get(0));
                Meter ours = new Meter(server.process().handle().pid(), postmaster);
                Meter plain = new Meter(baseline.pid(), postmaster);
                List<String> tables = new ArrayList<>();
                if (options.measures("requests")) {
                    tables.add(new Trial(options, console, database, population, server, baseline, ours, plain, work)
                            .run());
                }
                if (options.measures("events")) {
                    tables.add(
                            new EventTrial(options, console, database, population, server.port(), baseline, ours, plain)
                                    .run());
                }
                return String.join("\n\n", tables);
            }
        }
    }

    private Population populate(int port, Database database) throws Exception {
        console.step("registering or signing in %d organizations".formatted(options.organizations()));
        // kept beside the data, for the next run on them
        String password = Passwords.in(work.resolve("people.properties")).of(Role.APP);
        Map<String, String> tokens = new Accounts(port, password).open(options.organizations());
        try (Connection maintenance = database.connect(Role.MAINTENANCE)) {
            Population population = Population.in(maintenance, tokens);
            if (population.size() > 0) {
                Population.restore(database);
                return population;
            }
            console.step("making %,d listings".formatted(options.listings()));
            Population.seed(database, options.listings());
            return Population.in(maintenance, tokens);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
