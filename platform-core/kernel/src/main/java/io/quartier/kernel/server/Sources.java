package io.quartier.kernel.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The server's connection pools, one per database role, and small ones for the watch and for signals. Looked up once: an injected {@code @Resource} is null in
 * EAR libraries on Payara, and a look-up per use costs.
 */
@ApplicationScoped
public class Sources {

    private static final Logger LOG = System.getLogger(Sources.class.getName());

    private volatile DataSource app;
    private volatile DataSource reads;

    /** Role quartier_app: takes part in transactions, sees what row-level security shows. */
    public DataSource app() {
        if (app == null) {
            app = ServerResources.find("jdbc/quartier");
        }
        return app;
    }

    /**
     * The same pool, for reads outside of transactions: a connection goes back to it when it is closed, and not later. Where
     * that needs another name, the server's configuration says which.
     */
    public DataSource reads() {
        if (reads == null) {
            reads = ConfigProvider.getConfig()
                    .getOptionalValue("quartier.db.reads", String.class)
                    .<DataSource>map(ServerResources::find)
                    .orElseGet(this::app);
        }
        return reads;
    }

    /** Role quartier_owner: migrations only. */
    public DataSource owner() {
        return ServerResources.find("jdbc/quartier-owner");
    }

    /** Role quartier_app, one connection of its own: to look at the database while every other connection is in use. */
    public DataSource watch() {
        return ServerResources.find("jdbc/quartier-watch");
    }

    /** Role quartier_app, two connections of their own that stay: one listens to other nodes, one speaks to them. */
    public DataSource signals() {
        return ServerResources.find("jdbc/quartier-signals");
    }

    /**
     * Role quartier_maintenance: sees all organizations.
     *
     * @param work what it is used for, logged here: whoever reads the log knows all that works across organizations
     */
    public DataSource maintenance(String work) {
        LOG.log(Level.INFO, "quartier_maintenance is used for {0}", work);
        return ServerResources.find("jdbc/quartier-maintenance");
    }
}
