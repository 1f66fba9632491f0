package io.quartier.kernel.notification.bulk;

import io.quartier.kernel.server.Sources;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.work.Worker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Goes on with bulks, batch by batch, at the operator's pace. */
@ApplicationScoped
public class BulkWork {

    static final String SIGNAL = "bulks";

    private static final String DUE = "select organization_id, id from platform.notification_bulks"
            + " where status in ('queued', 'running') and due_at <= now() order by due_at limit 10";

    @Inject
    Sources sources;

    @Inject
    Signals signals;

    @Inject
    Bulks bulks;

    private DataSource maintenance;
    private Worker worker;

    /** From now on. */
    public void begin() {
        maintenance = sources.maintenance("finding the bulks of all organizations that go on");
        worker = new Worker("bulks", 1, Duration.ofSeconds(1), this::work);
        signals.listen(SIGNAL, signal -> worker.wake());
        worker.begin();
    }

    @PreDestroy
    void end() {
        if (worker != null) {
            worker.end();
        }
    }

    private boolean work() throws SQLException {
        Map<UUID, UUID> due = due();
        due.forEach((id, organization) -> {
            Call call = new Call("bulk " + id, Locale.ENGLISH, null, organization, null, Set.of());
            CallContext.with(call, () -> {
                bulks.advance(id);
                return null;
            });
        });
        return false;
    }

    private Map<UUID, UUID> due() throws SQLException {
        Map<UUID, UUID> due = new LinkedHashMap<>();
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                due.put(result.getObject("id", UUID.class), result.getObject("organization_id", UUID.class));
            }
        }
        return due;
    }
}
