package io.quartier.kernel.job;

import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.JobProgress;
import io.quartier.kernel.server.Sources;
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
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Deletes, of all organizations, what has outlived its time: also of those that nobody works in any more. As
 * quartier_maintenance; two at once would do no harm.
 */
@ApplicationScoped
public class ForgetWhatIsOver implements JobHandler {

    private static final Logger LOG = System.getLogger(ForgetWhatIsOver.class.getName());

    /** Few enough rows at a time that nobody waits for them. */
    private static final int BATCH = 5_000;

    private static final Map<String, String> OVER = new LinkedHashMap<>();

    static {
        OVER.put("platform.idempotency_keys", "created_at <= now() - interval '24 hours'");
        OVER.put("platform.notifications", "created_at <= now() - interval '180 days'");
        OVER.put(
                "platform.messages",
                "created_at <= now() - interval '400 days'"
                        + " and state not in ('queued', 'not-configured', 'sending', 'collected')");
        OVER.put("platform.notification_bulks", "created_at <= now() - interval '400 days'");
        OVER.put("identity.refresh_tokens", "expires_at <= now()");
        OVER.put("platform.job_runs", "finished_at <= now() - interval '30 days'");
        OVER.put("platform.global_job_runs", "finished_at <= now() - interval '30 days'");
        OVER.put("platform.channel_messages", "over_at <= now()");
        OVER.put(
                "platform.events",
                // not those that somebody still has to take in, however long that takes
                "sequenced_at <= now() - interval '%d seconds' and not exists (select from platform.deliveries d"
                                .formatted(keptEvents().toSeconds())
                        + " where d.organization_id = platform.events.organization_id and d.event_id = platform.events.id"
                        + " and d.dead_at is null)");
        OVER.put("platform.webhook_deliveries", "created_at <= now() - interval '30 days'");
    }

    private static Duration keptEvents() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quartier.events.keep", Duration.class)
                .orElse(Duration.ofDays(30));
    }

    @Inject
    Sources sources;

    @Inject
    JobProgress progress;

    /** Goes on with the other tables where one resists, and fails at the end. */
    @Override
    public void run(UUID none) throws SQLException {
        SQLException failure = null;
        int done = 0;
        for (Map.Entry<String, String> entry : OVER.entrySet()) {
            try {
                int rows = forget(entry.getKey(), entry.getValue());
                if (rows > 0) {
                    LOG.log(
                            Level.INFO,
                            "Maintenance across organizations, to forget what is over: {0} rows of {1}",
                            rows,
                            entry.getKey());
                }
            } catch (SQLException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
            progress.report(++done, OVER.size());
        }
        if (failure != null) {
            throw failure;
        }
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
