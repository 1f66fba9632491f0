package io.quartier.bench;

import io.quartier.bench.EventReport.Run;
import io.quartier.bench.Meter.Sample;
import io.quartier.bench.Population.Organization;
import io.quartier.launcher.Console;
import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Role;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Publishes events until the time is over, and waits until their effects are committed: both together are what counts. */
final class EventTrial {

    private static final double WARMUP_SLICE = 3;
    private static final long LONGEST_DRAIN = Duration.ofMinutes(10).toNanos();
    private static final long LONGEST_DELIVERY = Duration.ofSeconds(30).toNanos();
    /** A look costs processor time too, which counts as the database's. */
    private static final long LOOK = Duration.ofMillis(100).toNanos();

    private static final long LOOK_FOR_ONE = 200_000;

    private final Options options;
    private final Console console;
    private final Database database;
    private final List<Organization> organizations;
    private final int port;
    private final BaselineProcess baseline;
    private final Meter product;
    private final Meter plain;
    private final EventReport report = new EventReport();

    EventTrial(
            Options options,
            Console console,
            Database database,
            Population population,
            int port,
            BaselineProcess baseline,
            Meter product,
            Meter plain) {
        this.options = options;
        this.console = console;
        this.database = database;
        this.organizations = population.organizations();
        this.port = port;
        this.baseline = baseline;
        this.product = product;
        this.plain = plain;
    }

    /** The table of what was measured. */
    String run() throws Exception {
        try (Connection maintenance = database.connect(Role.MAINTENANCE)) {
            drain(maintenance);
            console.step("warming up events for %d seconds".formatted(options.warmup() / 2));
            long end = System.nanoTime() + options.warmup() * 1_000_000_000L / 2;
            while (System.nanoTime() < end) {
                for (EventCase one : EventCase.values()) {
                    Load.run(number -> new Publisher(one), options.connections(), WARMUP_SLICE);
                    baseline.events(one.events(), WARMUP_SLICE / 3);
                }
                drain(maintenance);
            }
            console.step("measuring events, %d rounds".formatted(options.rounds()));
            for (int round = 0; round < options.rounds(); round++) {
                for (EventCase one : EventCase.values()) {
                    measure(one, maintenance);
                }
                clear(maintenance);
                report.idle(idle(maintenance));
            }
        }
        return report.text();
    }

    private void measure(EventCase one, Connection maintenance) throws Exception {
        double seconds = (double) options.measure() / options.rounds();
        clear(maintenance);
        double[] publishing = new double[1];
        Sample events = product.measure(() -> {
            long start = System.nanoTime();
            Latencies latencies = Load.run(number -> new Publisher(one), options.connections(), seconds);
            publishing[0] = (System.nanoTime() - start) / 1e9;
            drain(maintenance);
            return latencies;
        });
        long published = count(maintenance, "select count(*) from benchevents.facts");
        long effects = count(maintenance, "select count(*) from benchevents.effects");
        if (published != events.latencies().count() * one.events() || published != effects) {
            throw new IllegalStateException("%d transactions stored %d facts with %d effects"
                    .formatted(events.latencies().count(), published, effects));
        }
        report.of(one).add(new Run(events, publishing[0], published));
        clear(maintenance);
        Sample rows = plain.measure(() -> baseline.events(one.events(), seconds));
        report.plain(one).add(new Run(rows, rows.seconds(), rows.latencies().count() * one.events()));
    }

    /** From the request that publishes an event until its effect can be seen, with nothing else to do. */
    private Latencies idle(Connection maintenance) throws Exception {
        Latencies latencies = new Latencies();
        try (HttpConnection http = new HttpConnection(port);
                PreparedStatement look = maintenance.prepareStatement(
                        "select from benchevents.effects where organization_id = ? and id = ?")) {
            for (int i = 0; i < options.deliveries(); i++) {
                Organization organization = someOrganization();
                UUID fact = UUID.randomUUID();
                look.setObject(1, UUID.fromString(organization.id()));
                look.setObject(2, fact);
                long start = System.nanoTime();
                expect(http, EventCase.request(organization.token(), "id=" + fact));
                await(() -> look.executeQuery(), LOOK_FOR_ONE, LONGEST_DELIVERY);
                latencies.add(System.nanoTime() - start);
                Thread.sleep(20);
            }
        }
        return latencies;
    }

    /** Waits until nothing is left to be delivered. */
    private static void drain(Connection maintenance) throws SQLException {
        try (PreparedStatement nothing =
                maintenance.prepareStatement("select where not exists (select from platform.outbox)"
                        + " and not exists (select from platform.deliveries where dead_at is null)")) {
            await(nothing::executeQuery, LOOK, LONGEST_DRAIN);
        }
    }

    private interface Query {
        ResultSet execute() throws SQLException;
    }

    private static void await(Query query, long pause, long longest) throws SQLException {
        long end = System.nanoTime() + longest;
        while (System.nanoTime() < end) {
            try (ResultSet row = query.execute()) {
                if (row.next()) {
                    return;
                }
            }
            LockSupport.parkNanos(pause);
        }
        throw new IllegalStateException("Events were not delivered within " + Duration.ofNanos(longest));
    }

    private void clear(Connection maintenance) throws SQLException {
        drain(maintenance);
        try (Statement statement = maintenance.createStatement()) {
            for (String table :
                    List.of("benchevents.facts", "benchevents.effects", "benchevents.told", "platform.events")) {
                statement.execute("delete from " + table);
            }
        }
        Population.settle(database);
    }

    private static long count(Connection maintenance, String sql) throws SQLException {
        try (Statement statement = maintenance.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Organization someOrganization() {
        return organizations.get(ThreadLocalRandom.current().nextInt(organizations.size()));
    }

    private static void expect(HttpConnection connection, byte[] request) throws IOException {
        int status = connection.exchange(request);
        if (status != 200) {
            throw new IOException("Publishing was answered with %d: %s"
                    .formatted(status, connection.head().strip()));
        }
    }

    private final class Publisher implements Load.Worker {

        private final HttpConnection connection = new HttpConnection(port);
        private final EventCase how;

        Publisher(EventCase how) {
            this.how = how;
        }

        @Override
        public void request() throws IOException {
            expect(connection, how.request(someOrganization().token()));
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
