package io.quartier.kernel.identity;

import io.quartier.contract.access.Role;
import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who belongs where. A person sees their own memberships whatever organization they act in. */
@ApplicationScoped
public class Memberships {

    private static final String OWN = "select m.organization_id, m.role, o.slug, o.name from platform.memberships m "
            + "join platform.organizations o on o.id = m.organization_id "
            + "where m.user_id = ? and o.status = 'active'";

    @Inject
    Database database;

    /** All of a person's, oldest first. */
    public List<Membership> of(UUID user) {
        return CallContext.with(
                person(user),
                () -> database.list(
                        Statement.of(OWN + " order by m.created_at, m.organization_id", user), Memberships::read));
    }

    /** The person's membership in one organization. */
    public Optional<Membership> find(UUID user, UUID organization) {
        return CallContext.with(
                person(user),
                () -> database.one(
                        Statement.of(OWN + " and m.organization_id = ?", user, organization), Memberships::read));
    }

    private static Call person(UUID user) {
        return CallContext.current().as(user, null);
    }

    private static Membership read(Row row) {
        return new Membership(
                row.uuid("organization_id"), row.text("slug"), row.text("name"), row.word("role", Role.class));
    }
}
