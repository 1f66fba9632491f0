package io.quartier.kernel.realtime;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Who is there, as a feed last saw it in the table that all nodes share; used in the feed's turn only. Comings and goings
 * are the differences between two looks, so a hint that got lost delays them and no more.
 */
final class Attendance {

    private final Key key;
    private final PresenceTable table;
    private final Hub hub;
    private Map<UUID, Instant> present = Map.of();

    Attendance(Key key, PresenceTable table, Hub hub) {
        this.key = key;
        this.table = table;
        this.hub = hub;
    }

    void enter(Client client) {
        table.enter(key, client.id(), client.user(), hub.node());
        hub.attendanceChanged(key);
    }

    void leave(Client client) {
        table.leave(key, client.id());
        hub.attendanceChanged(key);
    }

    Frame list() {
        return Frames.present(key.channel(), present);
    }

    void refresh(Set<Client> live) {
        Map<UUID, Instant> now = new TreeMap<>(table.present(key));
        Map<UUID, Instant> before = present;
        present = now;
        before.keySet().stream()
                .filter(user -> !now.containsKey(user))
                .forEach(user -> tell(live, Frames.presence(key.channel(), "leave", user)));
        now.keySet().stream()
                .filter(user -> !before.containsKey(user))
                .forEach(user -> tell(live, Frames.presence(key.channel(), "join", user)));
    }

    private void tell(Set<Client> live, Frame frame) {
        for (Client client : live) {
            if (!client.outbox().offer(frame)) {
                live.remove(client);
                hub.close(client, Ending.TOO_SLOW);
            }
        }
    }
}
