package io.quartier.portal.projection;

import io.quartier.contract.data.Reads;
import io.quartier.contract.tenancy.OrganizationProfile;
import io.quartier.listings.api.ListingEvent;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.PublicListing;
import io.quartier.portal.PortalPlugin;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Session.Work;
import io.quartier.testkit.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** The portal on a real database, fed with events as the platform feeds it. */
public final class Portal {

    private final PluginDatabase database = PluginDatabase.of(new PortalPlugin());

    public PluginDatabase database() {
        return database;
    }

    /** A new organization; its slug is its id. */
    public UUID agency() {
        return database.createOrganization();
    }

    /** Hands the event to the plugin in a transaction of the organization. */
    @SuppressWarnings("UnnecessaryAssignment") // the test plays CDI
    public void happens(UUID organization, ListingEvent event) throws SQLException {
        database.in(organization, connection -> {
            ProjectListing handler = new ProjectListing();
            handler.published = new PublishedListings();
            handler.published.writes = Sql.on(connection);
            handler.published.organizations =
                    () -> new OrganizationProfile(organization, organization.toString(), "Agency " + organization);
            handler.on(event);
            return null;
        });
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
