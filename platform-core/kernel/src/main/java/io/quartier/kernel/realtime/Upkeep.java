package io.quartier.kernel.realtime;

import io.quartier.contract.access.Role;
import io.quartier.kernel.access.Permissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * What is done again and again for all connections of this node: tokens that expire, people who lost their membership,
 * connections that are dead, and a look at what hints may have missed.
 */
@ApplicationScoped
class Upkeep {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(PresenceTable.OVER_AFTER_SECONDS / 3);
    private static final long WARNING_MILLIS = Duration.ofMinutes(1).toMillis();

    @Inject
    Settings settings;

    @Inject
    Permissions permissions;

    private Hub hub;
    private AllOrganizations all;
    private ScheduledExecutorService clock;
    private ScheduledExecutorService looks;

    void begin(Hub served, AllOrganizations organizations, ThreadFactory factory) {
        hub = served;
        all = organizations;
        clock = Executors.newSingleThreadScheduledExecutor(factory);
        looks = Executors.newSingleThreadScheduledExecutor(factory);
        every(clock, TICK, this::tick);
        every(looks, LOOK, this::lookForMissed);
        every(looks, HEARTBEAT, this::beat);
        every(looks, settings.checkMembers, this::checkMembers);
    }

    void end() {
        stop();
        try {
            all.forgetNode(hub.node());
        } catch (SQLException e) {
            // it is over in a minute by itself
            LOG.log(Level.DEBUG, "Presence of this node stays until it expires", e);
        }
    }

    /** From now on it says nothing of itself any more. */
    void stop() {
        clock.shutdownNow();
        looks.shutdownNow();
    }

    private void every(ScheduledExecutorService executor, Duration period, Step step) {
        executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        step.take();
                    } catch (SQLException | RuntimeException e) {
                        LOG.log(
                                Level.WARNING,
                                "Real-time connections could not be looked after, tried again: {0}",
                                e.getMessage());
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long now = System.nanoTime();
        long clockNow = System.currentTimeMillis();
        for (Client client : hub.clients()) {
            if (!client.isAdmitted()) {
                if (now - client.openedAt() > settings.authenticateWithin.toNanos()) {
                    hub.close(client, Ending.UNAUTHENTICATED);
                }
                continue;
            }
            if (client.expiresAt() <= clockNow) {
                hub.close(client, Ending.UNAUTHENTICATED);
                continue;
            }
            if (client.expiresAt() - clockNow < WARNING_MILLIS && client.isToBeWarned()) {
                client.outbox().offer(Frames.expiring(client.expiresAt()));
            }
            long since = client.outbox().sendingSince();
            if (since != 0 && now - since > settings.slowAfter.toNanos()) {
                hub.close(client, Ending.TOO_SLOW);
            } else if (client.isToBePinged(now, settings.ping.toNanos())) {
                ping(client);
            }
        }
        hub.feeds().stream().filter(Feed::isBehind).forEach(Feed::wake);
    }

    private void ping(Client client) {
        if (client.wire().isSilentFor(settings.ping.toNanos() * 5 / 2)) {
            hub.close(client, Ending.BROKEN);
        } else {
            client.outbox().offer(Frame.PING);
        }
    }

    private void lookForMissed() throws SQLException {
        List<Feed> feeds = List.copyOf(hub.feeds());
        if (feeds.isEmpty()) {
            return;
        }
        Map<Key, Long> last = all.last(feeds.stream().map(Feed::key).toList());
        feeds.stream()
                .filter(feed -> feed.last() < last.getOrDefault(feed.key(), 0L))
                .forEach(Feed::wake);
    }

    /** This node lives, and others may not. */
    void beat() throws SQLException {
        all.renew(
                hub.clients().stream()
                        .filter(client ->
                                client.isAdmitted() && client.channel().presence() && !client.isOver())
                        .toList(),
                hub.node());
        all.forgetDead().forEach(hub::attendanceChanged);
        hub.feeds().forEach(Feed::wakeAttendance);
    }

    private void checkMembers() throws SQLException {
        List<Client> clients = hub.clients().stream().filter(Client::isAdmitted).toList();
        if (clients.isEmpty()) {
            return;
        }
        Map<AllOrganizations.Member, Role> roles = all.roles(
                clients.stream().map(AllOrganizations.Member::of).distinct().toList());
        for (Client client : clients) {
            Role role = roles.get(AllOrganizations.Member.of(client));
            if (role != null) {
                client.mayNow(permissions.of(role));
            }
            if (role == null || !client.may(client.channel().read())) {
                hub.close(client, Ending.FORBIDDEN);
            }
        }
    }

    private interface Step {
        void take() throws SQLException;
    }
}
