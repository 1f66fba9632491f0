package io.quartier.bench;

import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The organizations and their listings: what requests choose from. */
final class Population {

    /**
     * One customer.
     *
     * @param user its owner
     * @param token the owner's, null where none is needed
     */
    record Organization(String id, String user, String token, List<String> listings) {

        String someListing() {
            return listings.get(ThreadLocalRandom.current().nextInt(listings.size()));
        }
    }

    private final List<Organization> organizations;

    private Population(List<Organization> organizations) {
        this.organizations = organizations;
    }

    /** What the seeding left there; what measurements created does not count. */
    static Population in(Connection maintenance, Map<String, String> tokens) throws SQLException {
        List<Organization> organizations = new ArrayList<>();
        try (PreparedStatement owners = maintenance.prepareStatement(
                        "select m.organization_id, m.user_id from platform.memberships m where exists "
                                + "(select 1 from listings.listings l where l.organization_id = m.organization_id) "
                                + "order by 1");
                PreparedStatement listings = maintenance.prepareStatement(
                        "select id from listings.listings where organization_id = ?::uuid and external_id is not null");
                ResultSet owner = owners.executeQuery()) {
            while (owner.next()) {
                List<String> ids = new ArrayList<>();
                listings.setString(1, owner.getString(1));
                try (ResultSet listing = listings.executeQuery()) {
                    while (listing.next()) {
                        ids.add(listing.getString(1));
                    }
                }
                String id = owner.getString(1);
                organizations.add(new Organization(id, owner.getString(2), tokens.get(id), ids));
            }
        }
        return new Population(organizations);
    }

    /** Gives every registered organization its share of the listings, in the order of time as they would have come. */
    static void seed(Database database, int listings) throws SQLException, IOException {
        try (Connection maintenance = database.connect(Role.MAINTENANCE);
                Statement seed = maintenance.createStatement();
                PreparedStatement insert = maintenance.prepareStatement(resource("seed.sql"))) {
            // the same listings in every run
            seed.execute("select setseed(0.5)");
            insert.setInt(1, listings);
            insert.executeUpdate();
        }
        settle(database);
    }

    /** Removes what measurements created. */
    static void restore(Database database) throws SQLException {
        try (Connection maintenance = database.connect(Role.MAINTENANCE);
                Statement statement = maintenance.createStatement()) {
            statement.executeUpdate("delete from listings.listings where external_id is null");
        }
        settle(database);
    }

    /** So that no vacuum and no checkpoint of what was before falls into the measurement. */
    static void settle(Database database) throws SQLException {
        try (Connection superuser = database.connect(Role.SUPERUSER);
                Statement statement = superuser.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    int size() {
        return organizations.size();
    }

    int listings() {
        return organizations.stream().mapToInt(one -> one.listings().size()).sum();
    }

    List<Organization> organizations() {
        return organizations;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Population.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
