package it.quartier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.launcher.postgres.Role;
import it.quartier.server.TestServer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A POST with an Idempotency-Key takes effect once, however often it is sent. */
class IdempotencyIT {

    private static final String HEADER = "Idempotency-Key";
    private static final String NOTE = "{\"title\": \"Chimney\"}";

    private final Client agency = Client.ofNewAgency();
    private final String key = UUID.randomUUID().toString();

    private int notes() {
        return agency.get("/notes").json().getJsonObject("pagination").getInt("total");
    }

    @Test
    void theSameRequestGetsTheSameAnswer() {
        Answer first = agency.post("/notes", NOTE, HEADER, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();

        Answer again = agency.post("/notes", NOTE, HEADER, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).as(header).isNotEmpty().isEqualTo(first.header(header));
        }
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        agency.post("/notes", NOTE, HEADER, key);
        Answer other = agency.post("/notes", "{\"title\": \"Roof\"}", HEADER, key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(agency.post("/listings", NOTE, HEADER, key).status()).isEqualTo(422);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestLeavesTheKeyFree() {
        assertThat(agency.post("/notes", "{\"titel\": \"x\"}", HEADER, key).status())
                .isEqualTo(400);
        assertThat(agency.post("/notes", NOTE, HEADER, key).status()).isEqualTo(201);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aKeyIsOnesOwn() {
        Client other = Client.ofNewAgency();
        assertThat(agency.post("/notes", NOTE, HEADER, key).status()).isEqualTo(201);
        Answer others = other.post("/notes", NOTE, HEADER, key);
        assertThat(others.status()).isEqualTo(201);
        assertThat(others.header("Idempotency-Replayed")).isEmpty();
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aKeyIsSomethingReadable() {
        assertThat(agency.post("/notes", NOTE, HEADER, "a b").faults()).containsExactly("Idempotency-Key FORMAT");
        assertThat(agency.post("/notes", NOTE, HEADER, "x".repeat(256)).status())
                .isEqualTo(400);
        assertThat(notes()).isZero();
    }

    @Test
    void atTheSameTimeToo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Answer> post = () -> agency.post("/notes", NOTE, HEADER, key);
            List<Answer> answers = threads
                    .invokeAll(Stream.generate(() -> post).limit(24).toList())
                    .stream()
                    .map(IdempotencyIT::result)
                    .toList();
            assertThat(answers)
                    .allSatisfy(a -> assertThat(a.status()).as(a.toString()).isIn(201, 409));
            assertThat(answers.stream().filter(a -> a.status() == 409))
                    .allSatisfy(a -> assertThat(a.code()).isEqualTo("IDEMPOTENCY_IN_PROGRESS"));
            assertThat(answers.stream()
                            .filter(a -> a.status() == 201
                                    && a.header("Idempotency-Replayed").isEmpty()))
                    .hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aDayLaterTheKeyIsForgotten() throws SQLException {
        agency.post("/notes", NOTE, HEADER, key);
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement()) {
            statement.execute("update platform.idempotency_keys set created_at = now() - interval '25 hours'"
                    + " where key = " + statement.enquoteLiteral(key));
        }
        Answer later = agency.post("/notes", NOTE, HEADER, key);
        assertThat(later.status()).isEqualTo(201);
        assertThat(later.header("Idempotency-Replayed")).isEmpty();
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void tokensAreNeverKeptHoweverThePathIsWritten() throws SQLException {
        String target = "{\"organizationId\": \"" + agency.organization().getString("id") + "\"}";
        for (String path : List.of("/auth/switch", "/%61uth/switch", "/auth;x=1/switch")) {
            assertThat(agency.post(path, target, HEADER, key).status()).as(path).isIn(200, 404);
        }
        assertThat(kept(key)).isZero();
    }

    @Test
    void whatIsOverIsDeletedAlsoWhereNobodyWorksAnyMore() throws SQLException {
        agency.post("/notes", NOTE, HEADER, key);
        String id = agency.organization().getString("id");
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                Statement statement = connection.createStatement()) {
            statement.execute("update platform.idempotency_keys set created_at = now() - interval '25 hours'"
                    + " where key = " + statement.enquoteLiteral(key));
            statement.execute("update identity.refresh_tokens set expires_at = now() - interval '1 hour'"
                    + " where organization_id = " + statement.enquoteLiteral(id));
        }
        Awaitility.await().atMost(Duration.ofSeconds(100)).untilAsserted(() -> {
            assertThat(kept(key)).isZero();
            assertThat(count("select count(*) from identity.refresh_tokens where organization_id = ?::uuid", id))
                    .isZero();
        });
        Awaitility.await()
                .untilAsserted(() -> assertThat(Files.readString(TestServer.log()))
                        .contains("Maintenance across organizations, to forget what is over"));
    }

    private static long kept(String key) throws SQLException {
        return count("select count(*) from platform.idempotency_keys where key = ?", key);
    }

    private static long count(String sql, String value) throws SQLException {
        try (Connection connection = TestServer.database().connect(Role.MAINTENANCE);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static Answer result(Future<Answer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
