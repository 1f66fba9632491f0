package io.quartier.kernel.organization;

import io.quartier.contract.data.Row;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.event.Events;
import io.quartier.contract.tenancy.OrganizationChanged;
import io.quartier.contract.tenancy.OrganizationCreated;
import io.quartier.contract.tenancy.OrganizationDirectory;
import io.quartier.contract.tenancy.OrganizationProfile;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The customers of the platform, each seen by itself. */
@ApplicationScoped
public class Organizations implements OrganizationDirectory {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String COLUMNS =
            "id, slug, name, type, status, email, phone, website, time_zone, created_at, updated_at, version";

    @Inject
    Database database;

    @Inject
    Events events;

    /**
     * Founds an organization with its owner, in the current transaction, which must act in the new organization.
     *
     * @return its slug
     */
    public String found(UUID id, String name, UUID owner) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String slug = slug(name);
        while (database.update(Statement.of(
                        "insert into platform.organizations (id, slug, name, created_at, updated_at) values (?, ?, ?, ?, ?) "
                                + "on conflict on constraint organizations_slug_key do nothing",
                        id,
                        slug,
                        name,
                        now,
                        now))
                == 0) {
            slug = slug(name) + "-" + Integer.toString(1000 + RANDOM.nextInt(9000));
        }
        database.update(Statement.of(
                "insert into platform.memberships (organization_id, user_id, role, created_at) values (?, ?, 'owner', ?)",
                id,
                owner,
                now));
        events.publish(new OrganizationCreated(id, slug, name, now));
        return slug;
    }

    @Override
    public OrganizationProfile current() {
        OrganizationView view = read();
        return new OrganizationProfile(view.id(), view.slug(), view.name());
    }

    /** The current organization. */
    public OrganizationView read() {
        return find().orElseThrow(QuartierException::notFound);
    }

    /**
     * Stores changed data of the current organization and says so.
     *
     * @param version the version they were read at
     * @return whether that was still the current one
     */
    @Transactional
    public boolean store(OrganizationSettings settings, long version) {
        boolean stored = database.update(Statement.of(
                        "update platform.organizations set name = ?, type = ?, email = ?, phone = ?, website = ?, time_zone = ?, "
                                + "updated_at = now(), version = version + 1 where id = ? and version = ?",
                        settings.name().strip(),
                        settings.type(),
                        settings.email(),
                        settings.phone(),
                        settings.website(),
                        settings.timeZone(),
                        CallContext.current().organization(),
                        version))
                == 1;
        if (stored) {
            OrganizationView now = read();
            events.publish(new OrganizationChanged(now.id(), now.slug(), now.name(), now.version(), now.updatedAt()));
        }
        return stored;
    }

    private Optional<OrganizationView> find() {
        return database.one(
                Statement.of(
                        "select " + COLUMNS + " from platform.organizations where id = ?",
                        CallContext.current().organization()),
                Organizations::view);
    }

    private static OrganizationView view(Row row) {
        return new OrganizationView(
                row.uuid("id"),
                row.text("slug"),
                row.text("name"),
                row.word("type", OrganizationType.class),
                row.text("status"),
                row.text("email"),
                row.text("phone"),
                row.text("website"),
                row.text("time_zone"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.bigint("version"));
    }

    static String slug(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String slug = plain.length() > 50 ? plain.substring(0, 50).replaceAll("-+$", "") : plain;
        return slug.isEmpty() ? "organization" : slug;
    }
}
