package io.quartier.listings;

import io.quartier.contract.Plugin;
import io.quartier.contract.access.Permission;
import io.quartier.contract.access.Scope;
import io.quartier.contract.data.DefinerFunction;
import io.quartier.contract.error.Problem;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Subscriber;
import io.quartier.contract.job.Job;
import io.quartier.contract.notification.NotificationType;
import io.quartier.listings.api.ImportFinished;
import io.quartier.listings.api.ImportQueued;
import io.quartier.listings.api.ListingChanged;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.ListingWithdrawn;
import io.quartier.listings.importing.ImportJob;
import io.quartier.listings.importing.ImportReport;
import io.quartier.listings.importing.ImportResource;
import io.quartier.listings.importing.StartQueuedImport;
import io.quartier.listings.listing.ListingResource;
import java.util.List;

/** What agencies offer for sale or rent, written by hand or imported from their files. */
public class ListingsPlugin implements Plugin {

    /** May see listings and imports. */
    public static final String READ = "listings:read";
    /** May create and change listings. */
    public static final String WRITE = "listings:write";
    /** May decide what the public sees. */
    public static final String PUBLISH = "listings:publish";
    /** May delete listings for good. */
    public static final String DELETE = "listings:delete";
    /** May import files. */
    public static final String IMPORT = "listings:import";

    @Override
    public String id() {
        return "listings";
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
    public List<Class<?>> resources() {
        return List.of(ImportResource.class, ListingResource.class);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(READ, Scope.READ, "See the listings of the organization and its imports."),
                new Permission(WRITE, Scope.WRITE, "Create and change listings."),
                new Permission(PUBLISH, Scope.WRITE, "Publish, withdraw, close, archive and restore listings."),
                new Permission(DELETE, Scope.DELETE, "Delete listings for good."),
                new Permission(IMPORT, Scope.WRITE, "Import listings from files."));
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(
                new EventType<>("listing.published", 1, ListingPublished.class, "A listing became public."),
                new EventType<>("listing.changed", 1, ListingChanged.class, "A public listing changed."),
                new EventType<>("listing.withdrawn", 1, ListingWithdrawn.class, "A listing is no longer public."),
                new EventType<>("import.queued", 1, ImportQueued.class, "A file with listings waits to be imported."),
                new EventType<>("import.finished", 1, ImportFinished.class, "An import has come to its end."));
    }

    @Override
    public List<Subscriber<?>> subscribers() {
        return List.of(new Subscriber<>("listings.imports", ImportQueued.class, StartQueuedImport.class));
    }

    @Override
    public List<Job> jobs() {
        return List.of(Job.onDemand(ImportJob.NAME, ImportJob.class).described("Takes listings in from a file."));
    }

    @Override
    public List<NotificationType> notifications() {
        return List.of(ImportReport.NOTIFICATION);
    }

    @Override
    public List<Class<? extends Problem>> problems() {
        return List.of(ListingsProblem.class);
    }

    @Override
    public List<String> migrations() {
        return List.of("V1__listings.sql", "V2__imports.sql");
    }

    @Override
    public List<DefinerFunction> definerFunctions() {
        return List.of(new DefinerFunction(
                "search", "Full text is no leakproof operator, so row-level security would keep it from its index."));
    }
}
