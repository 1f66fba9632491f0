package it.quartier.event;

import io.quartier.launcher.postgres.Role;
import it.quartier.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until what was published has reached everybody in the platform, as the database knows it. */
public final class Relayed {

    private static final String OPEN = """
            select exists (select from platform.outbox where due_at <= now())
                or exists (select from platform.deliveries where dead_at is null and attempts < 2
                              and subscriber <> 'platform.broker')""";

    private Relayed() {}

    /** Whatever has been answered so far has reached every subscriber. */
    public static void everything() {
        Awaitility.await("events reach their subscribers")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(90))
                .until(() -> !isOpen());
    }

    private static boolean isOpen() throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OPEN)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
