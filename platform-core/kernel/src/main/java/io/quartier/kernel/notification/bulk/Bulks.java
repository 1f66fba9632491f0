package io.quartier.kernel.notification.bulk;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.Role;
import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.json.Words;
import io.quartier.kernel.notification.push.Web;
import io.quartier.kernel.notification.sending.Members;
import io.quartier.kernel.notification.sending.SendNotifications;
import io.quartier.kernel.notification.type.NotificationTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the current organization tells many. How far it is stands in the transaction that makes the messages. */
@ApplicationScoped
public class Bulks {

    private static final int LARGEST_BATCH = 100;

    @Inject
    Database database;

    @Inject
    CurrentUser user;

    @Inject
    Members members;

    @Inject
    NotificationTypes types;

    @Inject
    SendNotifications notifications;

    @Inject
    @ConfigProperty(name = "quartier.notifications.bulk-per-minute", defaultValue = "600")
    int perMinute;

    @Transactional
    UUID add(NotificationType type, JsonObject data, Set<Channel> channels, Set<Role> roles, Set<UUID> users) {
        UUID id = Ids.next();
        database.update(Statement.of(
                "insert into platform.notification_bulks (organization_id, id, type, data, channels, roles, users, status, total,"
                        + " due_at, created_by, created_at, updated_at)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?, ?, 'queued', ?, now(), ?, now(), now())",
                user.organizationId(),
                id,
                type.id(),
                data.toString(),
                joined(channels, Words::of),
                joined(roles, Role::word),
                joined(users, UUID::toString),
                members.count(users, roles),
                user.userId()));
        return id;
    }

    BulkView get(UUID id) {
        BulkView view = database.one(
                        Statement.of(
                                "select " + BulkView.COLUMNS + " from platform.notification_bulks where id = ?", id),
                        BulkView::of)
                .orElseThrow(QuartierException::notFound);
        Map<String, Long> states = new TreeMap<>();
        database.list(
                Statement.of(
                        "select state, count(*) as count from platform.messages where bulk_id = ? group by state", id),
                row -> states.put(row.text("state"), row.bigint("count")));
        return view.with(states);
    }

    Page<BulkView> page(Paging paging) {
        return database.page(
                Select.columns(BulkView.COLUMNS)
                        .from("platform.notification_bulks")
                        .sortable("createdAt", "created_at", Instant.class)
                        .orderedBy("-createdAt"),
                paging,
                BulkView::of);
    }

    @Transactional
    void change(UUID id, BulkStatus to, List<BulkStatus> from) {
        get(id);
        int changed = database.update(Statement.of(
                "update platform.notification_bulks set status = ?, due_at = now(), updated_at = now(), version = version + 1"
                        + " where id = ? and status = any(?)",
                to,
                id,
                from));
        if (changed == 0) {
            throw new QuartierException(BulkProblem.BULK_IS_OVER);
        }
    }

    private record Next(
            NotificationType type,
            JsonObject data,
            Set<Channel> channels,
            Set<Role> roles,
            Set<UUID> users,
            UUID position) {}

    /** Makes the messages of the next recipients, unless somebody stopped it or another node is at it. */
    @Transactional
    public void advance(UUID id) {
        Next next = database.one(
                        Statement.of(
                                "select type, data, channels, roles, users, position from platform.notification_bulks"
                                        + " where id = ? and status in ('queued', 'running') and due_at <= now()"
                                        + " for update skip locked",
                                id),
                        row -> new Next(
                                types.find(row.text("type")).orElse(null),
                                Web.json(row.json("data")),
                                split(row.text("channels"), word -> Words.parse(word, Channel.class)),
                                split(row.text("roles"), Role::of),
                                split(row.text("users"), UUID::fromString),
                                row.uuid("position")))
                .orElse(null);
        if (next == null) {
            return;
        }
        int batch = Math.min(LARGEST_BATCH, Math.max(1, perMinute));
        List<UUID> users =
                next.type() == null ? List.of() : members.behind(next.position(), next.users(), next.roles(), batch);
        notifications.send(next.type(), users, next.data(), next.channels(), id);
        boolean over = users.size() < batch;
        database.update(Statement.of(
                "update platform.notification_bulks set status = ?, done = done + ?, position = coalesce(?, position),"
                        + " due_at = ?, updated_at = now(), version = version + 1 where id = ?",
                over ? BulkStatus.COMPLETED : BulkStatus.RUNNING,
                users.size(),
                users.isEmpty() ? null : users.get(users.size() - 1),
                Instant.now()
                        .plus(Duration.ofMinutes(1).multipliedBy(users.size()).dividedBy(Math.max(1, perMinute))),
                id));
    }

    private static <T> String joined(Set<T> all, Function<T, String> word) {
        return all.stream().map(word).sorted().collect(Collectors.joining(" "));
    }

    private static <T> Set<T> split(String words, Function<String, T> of) {
        return Arrays.stream(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(of)
                .collect(Collectors.toSet());
    }
}
