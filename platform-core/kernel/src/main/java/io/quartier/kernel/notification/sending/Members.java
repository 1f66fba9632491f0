package io.quartier.kernel.notification.sending;

import io.quartier.contract.access.Role;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The members of the current organization, by id or role. */
@ApplicationScoped
public class Members {

    /** People also see their memberships elsewhere, so the organization is named. */
    private static final String CHOSEN =
            " from platform.memberships where organization_id = ? and (user_id = any(?) or role = any(?))";

    @Inject
    Database database;

    /** Those of these ids that are members, and all who have one of these roles. */
    List<UUID> of(Set<UUID> users, Set<Role> roles) {
        if (users.isEmpty() && roles.isEmpty()) {
            return List.of();
        }
        return database.list(
                Statement.of("select user_id" + CHOSEN + " order by user_id", values(users, roles)),
                row -> row.uuid("user_id"));
    }

    /** The next of them, in the order of their ids. */
    public List<UUID> behind(UUID last, Set<UUID> users, Set<Role> roles, int limit) {
        Object[] values = values(users, roles);
        return database.list(
                Statement.of(
                        "select user_id" + CHOSEN + " and user_id > ? order by user_id limit " + limit,
                        values[0],
                        values[1],
                        values[2],
                        last == null ? new UUID(0, 0) : last),
                row -> row.uuid("user_id"));
    }

    /** How many they are. */
    public int count(Set<UUID> users, Set<Role> roles) {
        return database.one(
                        Statement.of("select count(*) as count" + CHOSEN, values(users, roles)),
                        row -> row.bigint("count").intValue())
                .orElse(0);
    }

    private static Object[] values(Set<UUID> users, Set<Role> roles) {
        return new Object[] {
            CallContext.current().organization(),
            users.isEmpty() ? List.of(new UUID(0, 0)) : List.copyOf(users),
            roles.stream().map(Role::word).toList()
        };
    }
}
