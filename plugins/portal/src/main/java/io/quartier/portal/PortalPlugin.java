package io.quartier.portal;

import io.quartier.contract.Plugin;
import io.quartier.contract.data.SharedTable;
import io.quartier.contract.event.Subscriber;
import io.quartier.listings.api.ListingEvent;
import io.quartier.portal.projection.ProjectListing;
import io.quartier.portal.search.PortalListingResource;
import io.quartier.portal.search.PublicCaching;
import java.util.List;
import java.util.Set;

/** The public side: everybody searches what agencies have published, without signing in. */
public class PortalPlugin implements Plugin {

    @Override
    public String id() {
        return "portal";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public int contract() {
        return CONTRACT;
    }

    @Override
    public Set<String> requires() {
        return Set.of("listings");
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(PortalListingResource.class, PublicCaching.class);
    }

    @Override
    public List<Subscriber<?>> subscribers() {
        return List.of(new Subscriber<>("portal.projection", ListingEvent.class, ProjectListing.class));
    }

    @Override
    public List<String> migrations() {
        return List.of("V1__published_listings.sql", "V2__listing_versions.sql");
    }

    @Override
    public List<SharedTable> sharedTables() {
        return List.of(
                new SharedTable(
                        "published_listings",
                        "Published listings are public: everybody reads them, each agency writes its own, and nothing that"
                                + " is not public is stored here."),
                new SharedTable(
                        "agencies",
                        "Name and slug of agencies that have published something are public: everybody reads them, each"
                                + " agency writes its own."));
    }
}
