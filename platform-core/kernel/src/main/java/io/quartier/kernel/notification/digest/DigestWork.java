package io.quartier.kernel.notification.digest;

import io.quartier.kernel.server.Sources;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks whose digests are due. */
@ApplicationScoped
public class DigestWork {

    private static final int BATCH = 50;

    private static final String DUE = "select distinct organization_id, user_id, category from platform.messages"
            + " where state = 'collected' and due_at <= now() limit " + BATCH;

    @Inject
    Sources sources;

    @Inject
    Digests digests;

    @Inject
    @ConfigProperty(name = "quartier.notifications.digest-poll", defaultValue = "PT30S")
    Duration poll;

    private DataSource maintenance;
    private Worker worker;

    private record Due(UUID organization, UUID user, String category) {}

    /** From now on. */
    public void begin() {
        maintenance = sources.maintenance("finding the digests of all organizations that are due");
        worker = new Worker("digests", 1, poll, this::send);
        worker.begin();
    }

    @PreDestroy
    void end() {
        if (worker != null) {
            worker.end();
        }
    }

    private boolean send() throws SQLException {
        List<Due> due = due();
        for (Due one : due) {
            Call call = new Call("digest", Locale.ENGLISH, null, one.organization(), null, Set.of());
            CallContext.with(call, () -> {
                digests.send(one.user(), one.category());
                return null;
            });
        }
        return due.size() == BATCH;
    }

    private List<Due> due() throws SQLException {
        List<Due> due = new ArrayList<>();
        try (Connection connection = maintenance.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                due.add(new Due(
                        result.getObject("organization_id", UUID.class),
                        result.getObject("user_id", UUID.class),
                        result.getString("category")));
            }
        }
        return due;
    }
}
