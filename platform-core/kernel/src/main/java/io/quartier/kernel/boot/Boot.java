package io.quartier.kernel.boot;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.kernel.CoreResources;
import io.quartier.kernel.access.AccessRule;
import io.quartier.kernel.access.Permissions;
import io.quartier.kernel.event.broker.BrokerSettings;
import io.quartier.kernel.identity.SigningKey;
import io.quartier.kernel.job.Declared;
import io.quartier.kernel.log.JsonLog;
import io.quartier.kernel.migration.Migrator;
import io.quartier.kernel.notification.type.NotificationTypes;
import io.quartier.kernel.plugin.ActivePlugins;
import io.quartier.kernel.plugin.StartRefused;
import io.quartier.kernel.realtime.KnownChannels;
import io.quartier.kernel.schema.Finding;
import io.quartier.kernel.schema.SchemaCheck;
import io.quartier.kernel.secret.KeyCheck;
import io.quartier.kernel.secret.MasterKey;
import io.quartier.kernel.secret.SealedColumns;
import io.quartier.kernel.server.Sources;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the platform, or refuses with sentences that say what to do. */
@ApplicationScoped
public class Boot {

    private static final Logger LOG = System.getLogger(Boot.class.getName());

    @Inject
    Sources sources;

    @Inject
    SigningKey signingKey;

    @Inject
    MasterKey masterKey;

    @Inject
    @ConfigProperty(name = "quartier.db.wait", defaultValue = "PT60S")
    Duration databaseWait;

    @Inject
    @ConfigProperty(name = "quartier.log.file")
    Optional<String> logFile;

    @Inject
    @ConfigProperty(name = "quartier.log.level", defaultValue = "INFO")
    String logLevel;

    private volatile boolean ready;

    void start(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event) {
        try {
            log(Set.of("io.quartier"));
            begin();
        } catch (RuntimeException | Error e) {
            // an Error too: a class that is missing stops the start like anything else
            StartRefused refusal = StartRefused.of(e);
            refusal.reasons()
                    .forEach(reason -> LOG.log(Level.ERROR, "Quartier does not start: " + reason, refusal.getCause()));
            throw refusal;
        }
    }

    /** Whether the start went through to its end, migrations and all. */
    public boolean isReady() {
        return ready;
    }

    private void begin() {
        List<Plugin> plugins = ActivePlugins.all();
        log(plugins.stream().map(p -> p.getClass().getPackageName()).collect(Collectors.toSet()));
        LOG.log(Level.INFO, "Access tokens are signed with key {0}", signingKey.id());
        LOG.log(Level.INFO, "Secrets are kept under the master key {0}", masterKey.id());
        checkAccess(plugins);
        List<String> faults = new ArrayList<>(Declared.faults(plugins));
        faults.addAll(BrokerSettings.faults());
        if (!faults.isEmpty()) {
            throw new StartRefused(faults);
        }
        checkNotifications(plugins);
        awaitDatabase();
        Map<String, Integer> migrations = new Migrator(sources.owner()).migrate(plugins);
        checkDatabase(plugins);
        checkSecrets(plugins);
        for (Plugin plugin : plugins) {
            LOG.log(
                    Level.INFO,
                    "plugin {0} {1} contract {2} resources {3} permissions {4} migrations {5}",
                    plugin.id(),
                    plugin.version(),
                    plugin.contract(),
                    plugin.resources().size(),
                    plugin.permissions().size(),
                    migrations.getOrDefault(plugin.id(), 0));
        }
        ready = true;
        LOG.log(Level.INFO, "Quartier is up with {0} plugins", plugins.size());
    }

    private void log(Set<String> packages) {
        try {
            JsonLog.install(
                    packages,
                    java.util.logging.Level.parse(logLevel),
                    logFile.map(Path::of).orElse(null));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    List.of("The log cannot be set up (%s): check quartier.log.file and quartier.log.level."
                            .formatted(e.getMessage())));
        }
    }

    private static void checkAccess(List<Plugin> plugins) {
        List<Class<?>> resources = new ArrayList<>(CoreResources.classes());
        plugins.forEach(plugin -> resources.addAll(plugin.resources()));
        Set<String> permissions =
                Permissions.in(plugins).stream().map(Permission::id).collect(Collectors.toSet());
        List<String> faults = new ArrayList<>(AccessRule.faults(resources, permissions));
        faults.addAll(KnownChannels.faults(plugins, permissions));
        if (!faults.isEmpty()) {
            throw new StartRefused(faults);
        }
    }

    private static void checkNotifications(List<Plugin> plugins) {
        List<String> faults = NotificationTypes.faults(plugins);
        if (!faults.isEmpty()) {
            throw new StartRefused(faults);
        }
    }

    private void checkDatabase(List<Plugin> plugins) {
        List<Finding> findings = new ArrayList<>();
        try (Connection owner = sources.owner().getConnection();
                Connection app = sources.app().getConnection()) {
            findings.addAll(SchemaCheck.of(plugins, ActivePlugins.found()).findings(owner));
            findings.addAll(SchemaCheck.findingsOfApplicationLogin(app));
        } catch (SQLException e) {
            throw new StartRefused(List.of("The database's catalogue cannot be read: " + e.getMessage() + "."));
        }
        if (!findings.isEmpty()) {
            throw new StartRefused(findings.stream().map(Finding::sentence).toList());
        }
    }

    private void checkSecrets(List<Plugin> plugins) {
        try (Connection connection = sources.maintenance("looking whether the master key opens the stored keys")
                .getConnection()) {
            List<String> faults = KeyCheck.faults(connection, masterKey, SealedColumns.of(plugins));
            if (!faults.isEmpty()) {
                throw new StartRefused(faults);
            }
        } catch (SQLException e) {
            throw new StartRefused(List.of("The keys of secrets cannot be read: " + e.getMessage() + "."));
        }
    }

    private void awaitDatabase() {
        awaitDatabase(sources.owner(), "quartier_owner");
        awaitDatabase(sources.app(), "quartier_app");
        awaitDatabase(sources.maintenance("trying its login at the start"), "quartier_maintenance");
    }

    /** A database that comes up together with this server is waited for; wrong credentials are not. */
    private void awaitDatabase(DataSource source, String role) {
        long end = System.nanoTime() + databaseWait.toNanos();
        while (true) {
            try (Connection connection = source.getConnection()) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                String state = String.valueOf(e.getSQLState());
                if (state.startsWith("28") || state.startsWith("3D") || System.nanoTime() > end) {
                    throw new StartRefused(List.of(
                            "The database does not let %s in (%s): check QUARTIER_DB_URL and this role's password, and that server-config/postgres/roles.sql was run in that database."
                                    .formatted(role, e.getMessage())));
                }
                LOG.log(Level.WARNING, "Waiting for the database as {0}: {1}", role, e.getMessage());
            }
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartRefused(List.of("The start was interrupted."));
            }
        }
    }
}
