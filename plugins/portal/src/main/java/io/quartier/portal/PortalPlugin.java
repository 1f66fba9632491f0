package io.quartier.portal;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import io.quartier.contract.data.SharedTable;
import io.quartier.contract.event.Subscriber;
import io.quartier.contract.job.Job;
import io.quartier.contract.tenancy.OrganizationChanged;
import io.quartier.listings.api.ListingEvent;
import io.quartier.portal.projection.ProjectListing;
import io.quartier.portal.projection.RenameAgency;
import io.quartier.portal.rebuild.RebuildJob;
import io.quartier.portal.rebuild.RebuildResource;
import io.quartier.portal.search.PortalListingResource;
import io.quartier.portal.search.PublicCaching;
import java.util.List;
import java.util.Set;

/** The public side: everybody searches what agencies have published, without signing in. */
public class PortalPlugin implements Plugin {

    /** May have what the portal shows of the organization built anew. */
    public static final String REBUILD = "portal:rebuild";

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
        return List.of(PortalListingResource.class, PublicCaching.class, RebuildResource.class);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(REBUILD, Scope.ADMIN, "Have what the portal shows of the organization built anew."));
    }

    @Override
    public List<Subscriber<?>> subscribers() {
        return List.of(
                new Subscriber<>("portal.projection", ListingEvent.class, ProjectListing.class),
                new Subscriber<>("portal.agency", OrganizationChanged.class, RenameAgency.class));
    }

    @Override
    public List<Job> jobs() {
        return List.of(Job.onDemand(RebuildJob.NAME, RebuildJob.class)
                .described("Puts right what the portal shows of the organization."));
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "V1__published_listings.sql",
                "V2__listing_versions.sql",
                "V3__rebuilds.sql",
                "V4__postal_keys.sql",
                "V5__search_indexes.sql");
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
