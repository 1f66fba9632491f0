package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import io.quartier.launcher.postgres.Role;
import io.quartier.listings.ListingsPlugin;
import io.quartier.testkit.PluginDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Lists outside a transaction, where the organization travels with the query, on one connection of a pool. */
class ListingReadsTest {

    private final PluginDatabase database = PluginDatabase.of(new ListingsPlugin());

    @Test
    void filterByTextFindsTheSameHoweverOftenItIsAsked() throws SQLException {
        try (Connection connection = database.connect(Role.APP)) {
            Database reads = new Database(new OneConnection(connection), new NoTransaction());
            // the driver prepares on the server at the third time, the server plans for good at the sixth
            for (int i = 0; i < 8; i++) {
                UUID organization = database.createOrganization();
                Listing listing = Listing.draft(organization, Samples.flat("{\"externalId\": \"W-1\"}"));
                TestEntities.in(database, organization, entities -> entities.persist(listing));

                Page<ListingView> found = CallContext.with(
                        new Call("-", Locale.ENGLISH, null, organization, null, Set.of()),
                        () -> reads.page(filter().select(), new Paging(), ListingView::of));

                assertThat(found.items())
                        .as("time " + (i + 1))
                        .extracting(ListingView::id)
                        .containsExactly(listing.id());
                assertThat(found.pagination().total()).isEqualTo(1);
            }
        }
    }

    private static ListingFilter filter() {
        ListingFilter filter = new ListingFilter();
        filter.externalId = Set.of("W-1");
        filter.status = Set.of(ListingStatus.DRAFT);
        filter.city = "bratislava";
        filter.q = "park";
        return filter;
    }

    private static final class OneConnection extends Sources {
        private final Connection kept;

        OneConnection(Connection connection) {
            kept = (Connection) Proxy.newProxyInstance(
                    ListingReadsTest.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public DataSource app() {
            return new PGSimpleDataSource() {
                @Override
                public Connection getConnection() {
                    return kept;
                }
            };
        }
    }

    private static final class NoTransaction extends TransactionContext {
        @Override
        public boolean isActive() {
            return false;
        }
    }
}
