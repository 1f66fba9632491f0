package io.quartier.kernel.realtime;

import io.quartier.contract.access.Role;
import io.quartier.kernel.access.CorePermissions;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.identity.Identity;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.tenancy.TransactionContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** A node's real-time part without a server around it, on a real database. */
final class TestNode {

    private static final Set<String> PERMISSIONS =
            Set.of(CorePermissions.TEAM, CorePermissions.KANBAN, CorePermissions.CHAT, CorePermissions.CHAT_SEND);

    final Hub hub = new Hub();

    TestNode(DataSource app, DataSource maintenance, String redis) {
        Database database = new Database(new AppOnly(app), new NoTransaction());
        hub.settings = settings(redis);
        hub.channels = new KnownChannels(List.of());
        hub.messages = new StoredMessages(database);
        hub.presence = new PresenceTable();
        hub.presence.database = database;
        hub.signals = new Signals();
        hub.upkeep = new Upkeep();
        hub.upkeep.settings = hub.settings;
        hub.signals.begin(app, TestNode::thread);
        hub.begin(TestNode::thread, maintenance);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private static Settings settings(String redis) {
        Settings settings = new Settings();
        settings.redis = Optional.ofNullable(redis);
        settings.connections = 100;
        settings.perOrganization = 100;
        settings.perUser = 10;
        settings.authenticateWithin = Duration.ofSeconds(5);
        settings.messagesPerSecond = 20;
        settings.outboxMessages = 50;
        settings.outboxCharacters = 100_000;
        settings.slowAfter = Duration.ofSeconds(2);
        settings.ping = Duration.ofMinutes(5);
        settings.checkMembers = Duration.ofHours(1);
        settings.threads = 2;
        return settings;
    }

    /** Somebody who follows a channel here. */
    Taken follow(String channel, UUID organization, UUID user, Long after) {
        Taken wire = new Taken();
        wire.client = hub.open(channel, wire);
        hub.admit(
                wire.client,
                new Identity(
                        "token",
                        Map.of(),
                        user,
                        organization,
                        Role.OWNER,
                        PERMISSIONS,
                        System.currentTimeMillis() + 3_600_000),
                after);
        return wire;
    }

    private static final class AppOnly extends Sources {
        private final DataSource app;

        AppOnly(DataSource app) {
            this.app = app;
        }

        @Override
        public DataSource app() {
            return app;
        }

        @Override
        public DataSource reads() {
            return app;
        }
    }

    private static final class NoTransaction extends TransactionContext {
        @Override
        public boolean isActive() {
            return false;
        }
    }
}
