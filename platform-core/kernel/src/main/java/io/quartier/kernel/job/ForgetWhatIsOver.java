package io.quartier.kernel.job;

import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes, of all organizations, what has outlived its time: also of those that nobody works in any more. As
 * quartier_maintenance, by every node in turn; two at once do no harm.
 */
@ApplicationScoped
public class ForgetWhatIsOver {

    private static final Logger LOG = System.getLogger(ForgetWhatIsOver.class.getName());

    /** Few enough rows at a time that nobody waits for them. */
    private static final int BATCH = 5_000;

    private static final Map<String, String> OVER = new LinkedHashMap<>();

    static {
        OVER.put("platform.idempotency_keys", "created_at <= now() - interval '24 hours'");
        OVER.put("identity.refresh_tokens", "expires_at <= now()");
        OVER.put(
                "platform.events",
                "at <= now() - interval '%d seconds'".formatted(keptEvents().toSeconds()));
    }

    private static Duration keptEvents() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quartier.events.keep", Duration.class)
                .orElse(Duration.ofDays(30));
    }

    @Inject
    Sources sources;

    @Inject
    @ConfigProperty(name = "quartier.jobs.forget-every", defaultValue = "PT1H")
    Duration every;

    private ScheduledFuture<?> running;

    /** From now on, again and again. */
    public void begin() {
        ManagedScheduledExecutorService executor = ServerResources.find(ServerResources.SCHEDULED_EXECUTOR);
        // nodes that start together need not work together
        long first = ThreadLocalRandom.current().nextLong(every.toMillis()) + 1;
        running = executor.scheduleWithFixedDelay(this::forget, first, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Never throws: it would not be called again. */
    private void forget() {
        OVER.forEach((table, over) -> {
            try {
                int rows = forget(table, over);
                if (rows > 0) {
                    LOG.log(
                            Level.INFO,
                            "Maintenance across organizations, to forget what is over: {0} rows of {1}",
                            rows,
                            table);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.log(Level.WARNING, "What is over in " + table + " could not be deleted; tried again later", e);
            }
        });
    }

    private int forget(String table, String over) throws SQLException {
        String sql = "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit %3$d))"
                .formatted(table, over, BATCH);
        int all = 0;
        try (Connection connection = sources.maintenance("forgetting what is over in " + table)
                        .getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int rows = BATCH; rows == BATCH; all += rows) {
                rows = statement.executeUpdate();
            }
        }
        return all;
    }
}
