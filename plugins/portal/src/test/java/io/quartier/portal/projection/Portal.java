package io.quartier.portal.projection;

import io.quartier.contract.data.Reads;
import io.quartier.contract.tenancy.OrganizationChanged;
import io.quartier.contract.tenancy.OrganizationProfile;
import io.quartier.listings.api.ListingEvent;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.PublicListing;
import io.quartier.portal.PortalPlugin;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Session.Work;
import io.quartier.testkit.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The portal on a real database, fed with events as the platform feeds it. */
public final class Portal {

    private final PluginDatabase database;

    private final Map<UUID, String> names = new HashMap<>();

    /** On the database that tests share. */
    public Portal() {
        this(PluginDatabase.of(new PortalPlugin()));
    }

    public Portal(PluginDatabase database) {
        this.database = database;
    }

    public PluginDatabase database() {
        return database;
    }

    /** A new organization; its slug is its id. */
    public UUID agency() {
        return database.createOrganization();
    }

    /** The organization is called so from now on, and the plugin does not hear of it. */
    public void rename(UUID organization, String name) {
        names.put(organization, name);
    }

    /** Hands the event to the plugin in a transaction of the organization. */
    public void happens(UUID organization, ListingEvent event) throws SQLException {
        database.in(organization, connection -> {
            happens(connection, organization, event);
            return null;
        });
    }

    /** Hands the event to the plugin in the transaction of the connection, as its own organization. */
    public void happens(Connection connection, ListingEvent event) {
        happens(connection, event.organizationId(), event);
    }

    /** Publishes the listing in the transaction of the connection. */
    void publish(Connection connection, PublicListing listing) {
        happens(connection, new ListingPublished(listing, Instant.now()));
    }

    private void happens(Connection connection, UUID organization, ListingEvent event) {
        ProjectListing handler = new ProjectListing();
        handler.published = published(connection, organization);
        handler.on(event);
    }

    /** The organization is called so from now on, and the plugin hears of it. */
    void changesNameTo(UUID organization, String name) throws SQLException {
        rename(organization, name);
        database.in(organization, connection -> {
            RenameAgency handler = new RenameAgency();
            handler.published = published(connection, organization);
            handler.on(new OrganizationChanged(organization, organization.toString(), "Outdated", 2, Instant.now()));
            return null;
        });
    }

    /** What the plugin shows, in the transaction of the connection. */
    @SuppressWarnings("UnnecessaryAssignment") // the test plays CDI
    public PublishedListings published(Connection connection, UUID organization) {
        PublishedListings published = new PublishedListings();
        published.reads = Sql.on(connection);
        published.writes = Sql.on(connection);
        String name = names.getOrDefault(organization, "Agency " + organization);
        published.organizations = () -> new OrganizationProfile(organization, organization.toString(), name);
        return published;
    }

    /** Publishes the listing for its organization. */
    public UUID publish(PublicListing listing) throws SQLException {
        happens(listing.organizationId(), new ListingPublished(listing, Instant.now()));
        return listing.id();
    }

    /** Reads as somebody whom nobody knows. */
    public <T> T read(Function<Reads, T> work) throws SQLException {
        return in(null, connection -> work.apply(Sql.on(connection)));
    }

    public <T> T in(UUID organization, Work<T> work) throws SQLException {
        return database.in(organization, work);
    }
}
