package io.quartier.bench;

import io.quartier.bench.JdbcLoad.Manner;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JVM of the baseline. It reads a line with a manner, seconds and a recording, runs that, and answers with a line, until its
 * input ends.
 */
public final class JdbcBaseline {

    /** The first word of a line that asks for the rows of events; seconds follow, and how many a transaction has. */
    static final String EVENTS = "EVENTS";

    private JdbcBaseline() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        Population population;
        try (Connection maintenance = connect("quartier_maintenance", "QUARTIER_DB_MAINTENANCE_PASSWORD")) {
            population = Population.in(maintenance, Map.of());
        }
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            connections.add(connect("quartier_app", "QUARTIER_DB_APP_PASSWORD"));
        }
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] order = line.split(" ", 3);
            Load.Workers load = order[0].equals(EVENTS)
                    ? new EventJdbcLoad(connections, population.organizations(), Integer.parseInt(order[2]))
                    : new JdbcLoad(
                            connections,
                            population.organizations(),
                            Recording.read(Path.of(order[2])),
                            Manner.valueOf(order[0]));
            System.out.println(
                    Load.run(load, threads, Double.parseDouble(order[1])).encode());
        }
    }

    private static Connection connect(String role, String passwordVariable) throws SQLException {
        return DriverManager.getConnection(System.getenv("QUARTIER_DB_URL"), role, System.getenv(passwordVariable));
    }
}
