package io.quartier.listings.listing;

import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/** The plugin's persistence unit on a test database, as the application's role. */
public final class TestEntities {

    private static final Map<PluginDatabase, EntityManagerFactory> FACTORIES = new ConcurrentHashMap<>();

    private TestEntities() {}

    /** Work in a transaction of the organization. */
    public static void in(PluginDatabase database, UUID organization, Consumer<EntityManager> work) {
        EntityManager entities =
                FACTORIES.computeIfAbsent(database, TestEntities::factory).createEntityManager();
        try {
            entities.getTransaction().begin();
            entities.createNativeQuery("select set_config('app.organization_id', ?1, true)")
                    .setParameter(1, organization.toString())
                    .getSingleResult();
            work.accept(entities);
            entities.getTransaction().commit();
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    /** A person's own verb, no feed's. */
    public static void restore(Listing listing) {
        listing.restore();
    }

    /** The listings as the entity manager sees them; who hears of them does not matter. */
    @SuppressWarnings("UnnecessaryAssignment") // the test plays CDI
    public static Listings listings(EntityManager entities) {
        Listings listings = new Listings();
        listings.entities = entities;
        listings.events = (event, how) -> {};
        return listings;
    }

    private static EntityManagerFactory factory(PluginDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                return database.connect(Role.APP);
            }
        };
        return Persistence.createEntityManagerFactory(
                "listings",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", source,
                        "jakarta.persistence.jtaDataSource", ""));
    }
}
