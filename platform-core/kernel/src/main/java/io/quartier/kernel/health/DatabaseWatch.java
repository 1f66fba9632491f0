package io.quartier.kernel.health;

import io.quartier.kernel.metric.PoolMetrics;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks at the database every second over a connection of its own, and remembers what it saw: whoever asks is answered at
 * once, and never waits behind the requests for a connection.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = System.getLogger(DatabaseWatch.class.getName());

    static final Duration PULSE = Duration.ofSeconds(1);

    /** A look that hangs longer than the limits of its connection allow says enough. */
    private static final Duration STALE = Duration.ofSeconds(6);

    private static final String CONNECTIONS = "select coalesce(state, 'unknown'), count(*) from pg_stat_activity "
            + "where usename = current_user and client_addr is not distinct from inet_client_addr() "
            + "and pid <> pg_backend_pid() group by 1";

    @Inject
    Sources sources;

    @Inject
    @ConfigProperty(name = "quartier.db.pool.size", defaultValue = "20")
    int poolSize;

    private volatile Look last = new Look(false, "not looked yet", Map.of(), System.nanoTime());
    private ScheduledExecutorService worker;

    /** What was seen. */
    record Look(boolean answered, String sqlState, Map<String, Long> connections, long at) {}

    /** Starts looking; once, when the database is ready. */
    public void begin() {
        begin(sources.watch(), ServerResources.<ThreadFactory>find(ServerResources.THREAD_FACTORY));
        PoolMetrics.watch(poolSize, () -> last.connections());
    }

    /** Starts looking over this source, in a thread from there. */
    public void begin(DataSource source, ThreadFactory threads) {
        worker = Executors.newSingleThreadScheduledExecutor(threads);
        worker.scheduleWithFixedDelay(() -> look(source), 0, PULSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the database answered when it was last asked, a moment ago. */
    public boolean answers() {
        Look look = last;
        return look.answered() && System.nanoTime() - look.at() < STALE.toNanos();
    }

    /** What it answered instead: an SQLState, or a word. */
    String failure() {
        Look look = last;
        return look.answered() ? "silent" : look.sqlState();
    }

    /** Looks no more. */
    @PreDestroy
    public void end() {
        if (worker != null) {
            worker.shutdownNow();
        }
    }

    private void look(DataSource source) {
        boolean before = last.answered();
        try {
            last = new Look(true, null, connections(source), System.nanoTime());
        } catch (SQLException e) {
            last = new Look(false, String.valueOf(e.getSQLState()), Map.of(), System.nanoTime());
            if (before) {
                LOG.log(Level.WARNING, "The database does not answer: {0}", e.getMessage());
            }
        } catch (RuntimeException e) {
            // an exception would end the looking
            last = new Look(false, e.getClass().getSimpleName(), Map.of(), System.nanoTime());
            if (before) {
                LOG.log(Level.ERROR, "The database cannot be looked at", e);
            }
        }
    }

    private static Map<String, Long> connections(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet states = statement.executeQuery(CONNECTIONS)) {
            Map<String, Long> counts = new TreeMap<>();
            while (states.next()) {
                counts.put(states.getString(1), states.getLong(2));
            }
            return counts;
        }
    }
}
