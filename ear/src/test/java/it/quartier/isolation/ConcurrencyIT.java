package it.quartier.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many callers of several organizations at once, over a pool with fewer connections than callers. */
class ConcurrencyIT {

    private static final int AGENCIES = 4;
    private static final int CALLERS = 16;
    private static final int REQUESTS_PER_CALLER = 250;
    private static final long SEED = 20261120;

    @Test
    void concurrentRequestsNeverMixOrganizations() throws Exception {
        List<Agency> agencies = new ArrayList<>();
        for (int i = 0; i < AGENCIES; i++) {
            agencies.add(Agency.open());
        }
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                work.add(() -> call(agencies, new Random(SEED + caller)));
            }
            int answered = 0;
            for (Future<Integer> done : callers.invokeAll(work)) {
                answered += done.get();
            }
            assertThat(answered).isEqualTo(CALLERS * REQUESTS_PER_CALLER);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } finally {
            callers.shutdownNow();
        }
        assertThat(strayNotes())
                .as("notes that lie in another organization than they say")
                .isZero();
    }

    private static int call(List<Agency> agencies, Random random) {
        for (int i = 0; i < REQUESTS_PER_CALLER; i++) {
            Agency agency = agencies.get(random.nextInt(agencies.size()));
            Agency other = agencies.get(random.nextInt(agencies.size()));
            switch (random.nextInt(6)) {
                case 0, 1 -> agency.lists();
                case 2 -> agency.reads();
                case 3 -> agency.writes();
                case 4 -> agency.changes();
                default -> {
                    if (other != agency) {
                        agency.missesNoteOf(other);
                    } else {
                        agency.knowsWhereItIs();
                    }
                }
            }
        }
        return REQUESTS_PER_CALLER;
    }

    private static long strayNotes() throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) from example.notes n join platform.organizations o on o.id = n.organization_id
                        where n.title like 'of %' and n.title <> 'of ' || o.slug""")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** One organization, whose notes all say whose they are. */
    private record Agency(Client client, String marker, String note) {

        static Agency open() {
            Client client = Client.ofNewAgency();
            String marker = "of " + client.slug();
            Answer note = Call.of("POST", "/notes", marker).as(client);
            return new Agency(client, marker, note.data().getString("id"));
        }

        void lists() {
            Answer answer = good(Call.of("GET", "/notes?limit=50").as(client), 200);
            assertThat(answer.items()).isNotEmpty().allSatisfy(this::isOurs);
        }

        void reads() {
            isOurs(good(Call.of("GET", "/notes/" + note).as(client), 200).data());
        }

        void writes() {
            isOurs(good(Call.of("POST", "/notes", marker).as(client), 201).data());
        }

        void changes() {
            Answer made = good(Call.of("POST", "/notes", marker).as(client), 201);
            Route change = new Route("PATCH", "/notes/{id}", false, false);
            isOurs(good(Call.of(change, made.data().getString("id")).as(client), 200)
                    .data());
        }

        void missesNoteOf(Agency other) {
            good(Call.of("GET", "/notes/" + other.note()).as(client), 404);
        }

        void knowsWhereItIs() {
            assertThat(good(Call.of("GET", "/organization").as(client), 200)
                            .data()
                            .getString("slug"))
                    .isEqualTo(client.slug());
        }

        private void isOurs(JsonObject thing) {
            assertThat(thing.getString("title")).isEqualTo(marker);
        }

        private static Answer good(Answer answer, int status) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            return answer;
        }
    }
}
