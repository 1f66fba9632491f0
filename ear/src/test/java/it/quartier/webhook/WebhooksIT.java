package it.quartier.webhook;

import static it.quartier.webhook.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quartier.launcher.postgres.Role;
import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import it.quartier.webhook.Receiver.Received;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events of agencies on their way to receivers outside. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WebhooksIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Client agency = Client.ofNewAgency();
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anEventArrivesSignedAsTheStandardWantsIt() {
        Endpoint all = Endpoint.of(agency, receiver.url("/all"), "*");
        Endpoint some = Endpoint.of(agency, receiver.url("/some"), "organization.*");
        Endpoint.of(agency, receiver.url("/other"), "listing.published");
        rename("Dom & Dvor — Košice");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.received("organization.changed"))
                        .extracting(Received::path)
                        .containsExactlyInAnyOrder("/all", "/some"));
        Received one = receiver.received("organization.changed").stream()
                .filter(r -> r.path().equals("/all"))
                .findFirst()
                .orElseThrow();
        assertThat(one.isSignedWith(all.secret())).isTrue();
        assertThat(one.isSignedWith(some.secret())).isFalse();
        assertThat(one.headers().get("content-type")).containsExactly("application/json");
        assertThat(Long.parseLong(one.headers().get("webhook-timestamp").get(0)))
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(30L));
        JsonObject event = one.event();
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        assertThat(event.getString("id")).isEqualTo(one.id());
        assertThat(event.getString("tenantid")).isEqualTo(agency.organization().getString("id"));
        assertThat(event.getJsonObject("data").getString("name")).isEqualTo("Dom & Dvor — Košice");

        await().atMost(SOON).until(() -> !all.deliveries("?status=delivered").isEmpty());
        JsonObject delivery = all.deliveries("?type=organization.changed&from=2026-01-01T00:00:00Z")
                .get(0);
        assertThat(delivery.getString("eventId")).isEqualTo(one.id());
        JsonObject attempt = all.attempts(delivery.getString("id")).get(0);
        assertThat(attempt.getInt("status")).isEqualTo(204);
        assertThat(attempt.getJsonObject("requestHeaders").getString("webhook-id"))
                .isEqualTo(one.id());
        assertThat(all.deliveries("?to=2026-01-01T00:00:00Z")).isEmpty();
        assertThat(all.read().containsKey("succeededAt")).isTrue();
        assertThat(metrics())
                .contains("quartier_webhook_attempts_total{outcome=\"delivered\"}")
                .contains("quartier_webhook_deliveries_waiting");
    }

    @Test
    void anotherOrganizationsEventsNeverArrive() {
        Endpoint.of(agency, receiver.url("/"), "*");
        Client other = Client.ofNewAgency();
        other.patch("/organization", "{\"name\": \"Other\"}", "If-Match", "*");
        rename("Ours");
        await().atMost(SOON)
                .until(() -> !receiver.received("organization.changed").isEmpty());
        Endpoint theirs = Endpoint.of(other, receiver.url("/theirs"), "*");
        theirs.test();
        await().atMost(SOON)
                .until(() -> receiver.received().stream().anyMatch(r -> r.path().equals("/theirs")));
        assertThat(receiver.received().stream().filter(r -> r.path().equals("/")))
                .extracting(r -> r.event().getString("tenantid"))
                .containsOnly(agency.organization().getString("id"));
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameIdUntilItArrives() {
        AtomicInteger count = new AtomicInteger();
        receiver.behave(exchange -> Receiver.text(count.incrementAndGet() < 3 ? 500 : 200, "try " + count.get())
                .on(exchange));
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "*");
        String id = endpoint.test();
        settled(endpoint, id, "delivered");
        assertThat(receiver.received())
                .hasSize(3)
                .extracting(Received::id)
                .containsOnly(receiver.received().get(0).id());
        assertThat(receiver.received()).allMatch(r -> r.isSignedWith(endpoint.secret()));
        List<JsonObject> attempts = endpoint.attempts(id);
        assertThat(attempts).extracting(a -> a.getString("outcome")).containsExactly("delivered", "refused", "refused");
        assertThat(attempts.get(2).getString("responseBody")).isEqualTo("try 1");
        assertThat(endpoint.read().containsKey("failingSince")).isFalse();
    }

    @Test
    void whatIsGivenUpCanBeSentAgainOneByOneOrAsARange() {
        Instant start = Instant.now().minusSeconds(5);
        receiver.behave(status(503));
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "*");
        String one = endpoint.test();
        settled(endpoint, one, "failed");
        String two = endpoint.test();
        settled(endpoint, two, "failed");
        assertThat(endpoint.delivery(one).getInt("attempts")).isEqualTo(4);
        assertThat(endpoint.read().containsKey("failingSince")).isTrue();

        receiver.behave(status(200));
        assertThat(endpoint.post("/deliveries/" + one + "/retry").getString("status"))
                .isEqualTo("pending");
        settled(endpoint, one, "delivered");
        assertThat(endpoint.delivery(one).getInt("attempts")).isEqualTo(5);
        JsonObject retried = Endpoint.data(agency.post(
                endpoint.path() + "/deliveries/retry",
                "{\"from\": \"" + start + "\", \"to\": \"" + Instant.now().plusSeconds(60)
                        + "\", \"type\": \"webhook.test\"}"));
        assertThat(retried.getInt("count")).isEqualTo(1);
        settled(endpoint, two, "delivered");
        // also what arrived, under its own id
        int before = receiver.received().size();
        endpoint.post("/deliveries/" + two + "/retry");
        await().atMost(SOON).until(() -> receiver.received().size() > before);
        assertThat(receiver.received().get(before).id())
                .isEqualTo(endpoint.delivery(two).getString("eventId"));
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        receiver.behave(
                exchange -> status(307, "Location", receiver.url("/inside")).on(exchange));
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "*");
        String id = endpoint.test();
        await().atMost(SOON).until(() -> !endpoint.attempts(id).isEmpty());
        assertThat(endpoint.attempts(id).get(0).getString("outcome")).isEqualTo("redirected");
        assertThat(receiver.received()).extracting(Received::path).containsOnly("/");
    }

    @Test
    void whoHangsIsLeftAndHoldsUpNobodyElse() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        receiver.behave(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                // a little longer than anybody waits
                Thread.sleep(2_100);
                inside.decrementAndGet();
            }
            status(200).on(exchange);
        });
        Endpoint slow = Endpoint.of(agency, receiver.url("/slow"), "*");
        List<String> hanging = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            hanging.add(slow.test());
        }
        Endpoint quick = Endpoint.of(agency, receiver.url("/quick"), "*");
        Instant asked = Instant.now();
        String id = quick.test();
        settled(quick, id, "delivered");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
        await().atMost(SOON)
                .until(() ->
                        hanging.stream().anyMatch(one -> !slow.attempts(one).isEmpty()));
        String tried = hanging.stream()
                .filter(one -> !slow.attempts(one).isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(slow.attempts(tried).get(0).getString("outcome")).isEqualTo("timed-out");
        slow.post("/disable");
        // those that were left count until their handler has slept enough
        assertThat(most.get()).isBetween(1, 6);
    }

    @Test
    void anEndpointGetsNoMoreThanItsPace() {
        Answer made = agency.post(
                "/webhooks", "{\"url\": \"" + receiver.url("/") + "\", \"events\": [\"*\"], \"perSecond\": 2}");
        Endpoint endpoint = new Endpoint(
                agency, "/webhooks/" + made.data().getString("id"), made.data().getString("secret"));
        for (int i = 0; i < 8; i++) {
            endpoint.test();
        }
        await().atMost(SOON).until(() -> receiver.received().size() == 8);
        Instant first = receiver.received().get(0).at();
        Instant last = receiver.received().get(7).at();
        // three at once, then one every half second
        assertThat(Duration.between(first, last)).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(6));
    }

    @Test
    void whatComesAllAtOnceArrives() throws Exception {
        List<Endpoint> endpoints = List.of(
                Endpoint.of(agency, receiver.url("/one"), "organization.changed"),
                Endpoint.of(agency, receiver.url("/two"), "organization.changed"));
        endpoints.forEach(one -> Endpoint.data(agency.patch(one.path(), "{\"perSecond\": 100}")));
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(callers.submit(() -> {
                    for (int j = 0; j < 30; j++) {
                        endpoints.forEach(Endpoint::test);
                    }
                }));
            }
            calls.add(callers.submit(() -> {
                for (int j = 0; j < 50; j++) {
                    rename("Name " + j);
                }
            }));
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.received().stream()
                                .map(one -> one.path() + " " + one.id())
                                .distinct())
                        .hasSize(2 * (5 * 30 + 50)));
        assertThat(receiver.received()).as("and each once").hasSize(400);
    }

    @Test
    void whatANodeHeldThatDiedIsTakenOver() throws SQLException {
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "listing.published");
        UUID id = UUID.randomUUID();
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into platform.webhook_deliveries (organization_id, id, webhook_id, event_id, type, body,"
                            + " attempts, tries, due_at, taken_by, taken_until, created_at) select organization_id, '"
                            + id
                            + "', id, gen_random_uuid(), 'listing.published', '{\"type\": \"listing.published\"}', 1,"
                            + " 1, now(), gen_random_uuid(), now() + interval '3 seconds', now() from"
                            + " platform.webhooks where id = '"
                            + endpoint.path().substring("/webhooks/".length()) + "'");
            statement.execute("update platform.webhooks set next_at = now() where id = '"
                    + endpoint.path().substring("/webhooks/".length()) + "'");
        }
        Instant stored = Instant.now();
        settled(endpoint, id.toString(), "delivered");
        assertThat(receiver.received())
                .singleElement()
                .satisfies(one -> assertThat(Duration.between(stored, one.at()))
                        .as("not while the other may be at it")
                        .isGreaterThan(Duration.ofMillis(2_500)));
        assertThat(endpoint.delivery(id.toString()).getInt("attempts")).isEqualTo(2);
    }

    @Test
    void goneDisablesTheEndpointAtOnceAndItsOrganizationIsTold() {
        Endpoint witness = Endpoint.of(agency, receiver.url("/witness"), "webhook.paused");
        receiver.behave(exchange -> status(exchange.getRequestURI().getPath().equals("/gone") ? 410 : 200)
                .on(exchange));
        Endpoint gone = Endpoint.of(agency, receiver.url("/gone"), "organization.changed");
        rename("Once");
        await().atMost(SOON).until(() -> gone.status().equals("disabled"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.received("webhook.paused"))
                        .singleElement()
                        .satisfies(r -> {
                            assertThat(r.isSignedWith(witness.secret())).isTrue();
                            assertThat(r.event().getJsonObject("data").getString("reason"))
                                    .isEqualTo("gone");
                            assertThat(r.event().getJsonObject("data").getString("host"))
                                    .isEqualTo("127.0.0.1");
                        }));
        assertThat(agency.post(gone.path() + "/test", (String) null).code()).isEqualTo("WEBHOOK_NOT_ACTIVE");

        receiver.behave(status(200));
        assertThat(gone.post("/enable").getString("status")).isEqualTo("active");
        settled(gone, gone.test(), "delivered");
        assertThat(receiver.received().stream().filter(r -> r.path().equals("/gone")))
                .as("one refused, one after it was enabled")
                .hasSize(2);
    }

    @Test
    void afterATimeOfNothingButFailuresItIsPausedAndWhatWaitsGoesOutWhenItIsEnabled() {
        receiver.behave(status(500));
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "*");
        String first = endpoint.test();
        // the tests' server has no five days
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    if (endpoint.status().equals("active")) {
                        agency.post(endpoint.path() + "/test", (String) null);
                    }
                    return endpoint.status().equals("paused");
                });
        assertThat(endpoint.delivery(first).getString("status")).isEqualTo("failed");
        List<JsonObject> waiting = endpoint.deliveries("?status=pending");
        receiver.behave(status(200));
        endpoint.post("/enable");
        waiting.forEach(one -> settled(endpoint, one.getString("id"), "delivered"));
        settled(endpoint, endpoint.test(), "delivered");
    }

    @Test
    void whoAsksToWaitIsLeftAlone() {
        for (String header : List.of("3", "date")) {
            AtomicInteger count = new AtomicInteger();
            receiver.behave(exchange -> {
                String after = header.equals("3")
                        ? "3"
                        : DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().plusSeconds(4).atOffset(ZoneOffset.UTC));
                (count.incrementAndGet() == 1 ? status(429, "Retry-After", after) : status(200)).on(exchange);
            });
            int before = receiver.received().size();
            Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "webhook.paused");
            String id = endpoint.test();
            await().atMost(SOON).until(() -> receiver.received().size() > before);
            await().atMost(SOON).until(() -> endpoint.read().containsKey("failingSince"));
            // another one waits too
            String other = endpoint.test();
            settled(endpoint, id, "delivered");
            settled(endpoint, other, "delivered");
            List<Received> since =
                    receiver.received().subList(before, receiver.received().size());
            assertThat(Duration.between(since.get(0).at(), since.get(1).at())).isGreaterThan(Duration.ofMillis(2_500));
        }
    }

    @Test
    void whoAnswersVeryMuchIsCutOff() {
        receiver.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "much".repeat(16_384).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(much);
            }
        });
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "*");
        String id = endpoint.test();
        settled(endpoint, id, "delivered");
        assertThat(endpoint.attempts(id).get(0).getString("responseBody")).hasSize(4096);
    }

    @Test
    void duringARotationBothSecretsSign() {
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "*");
        JsonObject rotated = endpoint.post("/secret/rotate");
        String secret = rotated.getString("secret");
        assertThat(secret).startsWith("whsec_").isNotEqualTo(endpoint.secret());
        assertThat(Instant.parse(rotated.getString("previousSecretUntil")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        settled(endpoint, endpoint.test(), "delivered");
        Received both = receiver.received().get(0);
        assertThat(both.signature()).matches("v1,\\S+ v1,\\S+");
        assertThat(both.isSignedWith(endpoint.secret())).isTrue();
        assertThat(both.isSignedWith(secret)).isTrue();

        String last = endpoint.post("/secret/rotate?overlapSeconds=0").getString("secret");
        settled(endpoint, endpoint.test(), "delivered");
        Received one = receiver.received().get(1);
        assertThat(one.isSignedWith(last)).isTrue();
        assertThat(one.isSignedWith(secret)).isFalse();
        assertThat(one.isSignedWith(endpoint.secret())).isFalse();
    }

    @Test
    void aSecretIsShownOnceAndStoredNowhereInPlain() throws Exception {
        String key = UUID.randomUUID().toString();
        String draft = Endpoint.draft(receiver.url("/"), "*");
        Answer made = agency.post("/webhooks", draft, "Idempotency-Key", key);
        String secret = made.data().getString("secret");
        Answer again = agency.post("/webhooks", draft, "Idempotency-Key", key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.data().getString("id")).isEqualTo(made.data().getString("id"));
        assertThat(again.body()).doesNotContain(secret).contains("(shown once)");
        String path = "/webhooks/" + made.data().getString("id");
        assertThat(agency.get(path).body()).doesNotContain("whsec_");
        assertThat(agency.get("/webhooks").body()).doesNotContain("whsec_");
        Endpoint endpoint = new Endpoint(agency, path, secret);
        settled(endpoint, endpoint.test(), "delivered");

        String bare = secret.substring("whsec_".length());
        assertThat(Files.readString(TestServer.log())).doesNotContain(bare);
        assertThat(everyRow()).isNotEmpty().noneMatch(row -> row.contains(bare));
    }

    @Test
    void whatIsSaidOfAnEndpointIsChecked() {
        Answer bad = agency.post(
                "/webhooks", "{\"url\": \"ftp://crm.example\", \"events\": [\"listing.published\"], \"perSecond\": 0}");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.faults()).containsExactly("perSecond MIN");
        assertThat(agency.post("/webhooks", Endpoint.draft("ftp://crm.example", "*"))
                        .faults())
                .containsExactly("url TARGET");
        assertThat(agency.post("/webhooks", Endpoint.draft(receiver.url("/"), "*", "listing.publishd", "lease.*"))
                        .faults())
                .containsExactly("events[1] NOT_ONE_OF", "events[2] NOT_ONE_OF");
        Endpoint endpoint = Endpoint.of(agency, receiver.url("/"), "*");
        Answer changed = agency.patch(endpoint.path(), "{\"events\": [\"listing.*\"]}", "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(agency.patch(endpoint.path(), "{\"events\": [\"*\"]}", "If-Match", "\"1\"")
                        .code())
                .isEqualTo("STALE_VERSION");
        assertThat(agency.delete(endpoint.path()).status()).isEqualTo(204);
        assertThat(agency.get(endpoint.path()).status()).isEqualTo(404);
    }

    @Test
    void anOrganizationHasSoManyAtMost() throws SQLException {
        Endpoint.of(agency, receiver.url("/"), "listing.published");
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into platform.webhooks (organization_id, id, url, events, secret, created_at, updated_at)"
                            + " select organization_id, gen_random_uuid(), url, events, secret, now(), now() from"
                            + " platform.webhooks, generate_series(1, 399) where organization_id = '"
                            + agency.organization().getString("id") + "'");
        }
        Answer one = agency.post("/webhooks", Endpoint.draft(receiver.url("/"), "*"), "Accept-Language", "de");
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.code()).isEqualTo("WEBHOOK_LIMIT_REACHED");
        assertThat(one.body()).contains("höchstens 400 Webhooks");
    }

    private static String metrics() {
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(
                                            TestServer.url().resolve("metrics"))
                                    .timeout(SOON)
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rename(String name) {
        Answer answer = agency.patch("/organization", "{\"name\": \"" + name + "\"}", "If-Match", "*");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static void settled(Endpoint endpoint, String delivery, String status) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(endpoint.delivery(delivery).getString("status"))
                        .isEqualTo(status));
    }

    /** As a dump has it. */
    private static List<String> everyRow() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = TestServer.database().connect(Role.SUPERUSER)) {
            for (String table : texts(
                    connection,
                    "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('platform',"
                            + " 'identity')")) {
                rows.addAll(texts(connection, "select t::text from " + table + " t"));
            }
        }
        return rows;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
