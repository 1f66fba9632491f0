package io.quartier.kernel.realtime;

import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The connections of all nodes to channels that show who is there, of the organization that the thread works for. Each
 * change is one round trip, like a query: it needs no transaction around it.
 */
@ApplicationScoped
class PresenceTable {

    /** Nodes renew their connections three times within it: what is older belongs to a node that died. */
    static final int OVER_AFTER_SECONDS = 45;

    @Inject
    Database database;

    void enter(Key key, UUID client, UUID user, String node) {
        database.one(
                Statement.of(
                        "insert into platform.channel_presence (organization_id, id, channel, user_id, node, since, seen_at)"
                                + " values (?, ?, ?, ?, ?, now(), now()) returning id",
                        key.organization(),
                        client,
                        key.channel(),
                        user,
                        node),
                row -> row.uuid("id"));
    }

    void leave(Key key, UUID client) {
        database.one(
                Statement.of(
                        "delete from platform.channel_presence where organization_id = ? and id = ? returning id",
                        key.organization(),
                        client),
                row -> row.uuid("id"));
    }

    /** People, with since when. */
    Map<UUID, Instant> present(Key key) {
        Map<UUID, Instant> people = new LinkedHashMap<>();
        database.list(
                        Statement.of(
                                "select user_id, min(since) as since from platform.channel_presence"
                                        + " where organization_id = ? and channel = ?"
                                        + " and seen_at > now() - make_interval(secs => " + OVER_AFTER_SECONDS + ")"
                                        + " group by user_id order by user_id",
                                key.organization(),
                                key.channel()),
                        row -> Map.entry(row.uuid("user_id"), row.instant("since")))
                .forEach(person -> people.put(person.getKey(), person.getValue()));
        return people;
    }
}
