package io.quartier.kernel.secret;

import io.quartier.kernel.secret.KeyRenewal.Done;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Renews keys in the background: right after the start, because the master key may be new, and then now and again. */
@ApplicationScoped
public class RenewKeys {

    private static final Logger LOG = System.getLogger(RenewKeys.class.getName());

    @Inject
    Sources sources;

    @Inject
    MasterKey master;

    @Inject
    @ConfigProperty(name = "quartier.secrets.key-lifetime", defaultValue = "P365D")
    Duration lifetime;

    @Inject
    @ConfigProperty(name = "quartier.secrets.renew-keys-made-before", defaultValue = "2000-01-01T00:00:00Z")
    Instant notBefore;

    @Inject
    @ConfigProperty(name = "quartier.secrets.retired-keys-kept", defaultValue = "PT24H")
    Duration kept;

    @Inject
    @ConfigProperty(name = "quartier.secrets.renew-every", defaultValue = "PT1H")
    Duration every;

    private ScheduledFuture<?> running;

    /** From now on, again and again. */
    public void begin() {
        ManagedScheduledExecutorService executor = ServerResources.find(ServerResources.SCHEDULED_EXECUTOR);
        running = executor.scheduleWithFixedDelay(this::renew, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Never throws: it would not be called again. */
    private void renew() {
        try {
            Done done = new KeyRenewal(
                            sources.maintenance("renewing the keys of secrets"),
                            master,
                            SealedColumns.all(),
                            new KeyLimits(lifetime, notBefore, kept))
                    .run();
            if (!done.equals(new Done(0, 0, 0, 0))) {
                LOG.log(
                        Level.INFO,
                        "Keys of secrets: {0} wrapped by master key {1}, {2} retired, {3} secrets sealed anew, {4} keys destroyed",
                        done.wrapped(),
                        master.id(),
                        done.retired(),
                        done.sealed(),
                        done.destroyed());
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "The keys of secrets could not be renewed; tried again later", e);
        }
    }
}
