package io.quartier.kernel.server;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/**
 * The server's three connection pools, one per database role. Looked up once: an injected {@code @Resource} is null in
 * EAR libraries on Payara, and a look-up per use costs.
 */
@ApplicationScoped
public class Sources {

    private volatile DataSource app;

    /** Role quartier_app: takes part in transactions, sees what row-level security shows. */
    public DataSource app() {
        if (app == null) {
            app = ServerResources.find("jdbc/quartier");
        }
        return app;
    }

    /** Role quartier_owner: migrations only. */
    public DataSource owner() {
        return ServerResources.find("jdbc/quartier-owner");
    }

    /** Role quartier_maintenance: sees all organizations; every use is named and logged. */
    public DataSource maintenance() {
        return ServerResources.find("jdbc/quartier-maintenance");
    }
}
