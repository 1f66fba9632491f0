package it.quartier.event;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What was committed reaches every subscriber, once in effect and in order. */
class EventsIT {

    private static final String LEDGER = "probe.ledger";
    private static final String TALLY = "probe.tally";

    private final Client agency = Client.ofNewAgency();
    private final UUID counter = UUID.randomUUID();

    @Test
    void everySubscriberHearsWhatWasCommitted() {
        facts("count=7");
        Relayed.everything();

        assertThat(Ledger.numbers(LEDGER, counter)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(Ledger.numbers(TALLY, counter)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Client.metrics())
                        .contains("quartier_events_handled_total{outcome=\"done\",subscriber=\"probe.ledger\"}")
                        .contains("quartier_events_waiting{state=\"dead\"}"));
    }

    @Test
    void nobodyHearsWhatWasUndone() {
        assertThat(facts("count=3&undo=true").getString("refusal")).contains("undo");
        facts("count=1");
        Relayed.everything();

        assertThat(Ledger.numbers(LEDGER, counter)).containsExactly(1L);
        assertThat(texts(feed(""), "type")).containsExactly("organization.created", "fact.found");
    }

    @Test
    void ofOneThingTheyComeInTheOrderOfTheirCommits() {
        ExecutorService many = Executors.newFixedThreadPool(6);
        try {
            List<CompletableFuture<Void>> all = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> facts("count=3&undo=" + (i % 4 == 0)), many))
                    .toList();
            all.forEach(CompletableFuture::join);
        } finally {
            many.shutdown();
        }
        Relayed.everything();

        List<Long> expected = LongStream.rangeClosed(1, 90).boxed().toList();
        assertThat(Ledger.numbers(LEDGER, counter)).isEqualTo(expected);
        assertThat(Ledger.numbers(TALLY, counter)).isEqualTo(expected);
    }

    /** Nothing but the thing itself keeps the two apart: the numbers of its events must follow the order of commits. */
    @Test
    void whoTellsOfTheSameThingWaits() {
        CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> told(1, 1_500));
        Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        long sent = System.nanoTime();
        long answered = told(2, 0);

        // the first commits a second after the other was sent, and both are answered then
        assertThat(Duration.ofNanos(answered - sent)).isGreaterThan(Duration.ofMillis(500));
        first.join();
        Relayed.everything();
        assertThat(Ledger.numbers(LEDGER, counter)).containsExactly(1L, 2L);
    }

    /** When it was answered. */
    private long told(int number, int lingering) {
        Answer answer = agency.post(
                "/probe/facts/told?counter=" + counter + "&number=" + number + "&lingering=" + lingering, "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return System.nanoTime();
    }

    /** A reader who keeps reading behind its cursor misses nothing, however late it commits. */
    @Test
    void feedSkipsNoLateTransaction() {
        CompletableFuture<JsonObject> late = CompletableFuture.supplyAsync(() -> facts("count=1&lingering=1500"));
        Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        agency.post("/probe/facts?count=1&counter=" + UUID.randomUUID(), "");
        Relayed.everything();
        Answer first = agency.get("/events");
        late.join();
        Relayed.everything();
        Answer second = agency.get("/events?after=" + cursor(first));

        assertThat(first.texts("type")).containsExactly("organization.created", "fact.found");
        assertThat(second.texts("subject")).containsExactly(counter.toString());
        assertThat(agency.get("/events?after=" + cursor(second)).items()).isEmpty();
    }

    @Test
    void feedIsOfTheOrganizationAlone() {
        Client other = Client.ofNewAgency();
        facts("count=2");
        other.post("/probe/facts?count=1&counter=" + UUID.randomUUID(), "");
        Relayed.everything();

        List<JsonObject> ours = feed("");
        assertThat(ours).hasSize(3);
        assertThat(texts(ours, "tenantid")).containsOnly(Ledger.organization(agency));
        JsonObject event = ours.get(2);
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        assertThat(event.getString("source")).isEqualTo("/organizations/" + Ledger.organization(agency));
        assertThat(event.getString("aggregatetype")).isEqualTo("fact");
        assertThat(event.getString("subject")).isEqualTo(counter.toString());
        assertThat(event.getJsonObject("data").getInt("number")).isEqualTo(2);
        assertThat(feed("?type=organization.created")).hasSize(1);
        assertThat(feed("?aggregateId=" + counter)).hasSize(2);
        assertThat(Client.nobody().get("/events").status()).isEqualTo(401);
    }

    @Test
    void feedGoesOnPageByPage() {
        facts("count=5");
        Relayed.everything();

        List<String> read = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            Answer page = agency.get("/events?limit=2" + after);
            read.addAll(page.texts("sequence"));
            after = "&after=" + cursor(page);
            more = page.json().getJsonObject("pagination").getBoolean("hasMore");
        }

        assertThat(read).hasSize(6).doesNotHaveDuplicates().isSorted();
        assertThat(agency.get("/events?after=nonsense").faults()).containsExactly("after FORMAT");
        assertThat(agency.get("/events?limit=501").faults()).containsExactly("limit MAX");
        // 1 January 2020
        Answer old = agency.get("/events?after=MS4xNTc3ODM2ODAwMDAw", "Accept-Language", "sk");
        assertThat(old.status()).isEqualTo(410);
        assertThat(old.code()).isEqualTo("EVENTS_FORGOTTEN");
        assertThat(old.body()).contains("kurzore");
    }

    @Test
    void delayedEventComesLater() {
        long start = System.nanoTime();
        facts("count=1&delay=1500");
        facts("count=1");
        Relayed.everything();
        assertThat(Ledger.numbers(LEDGER, counter)).containsExactly(2L);

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> Ledger.numbers(LEDGER, counter).size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1500));
    }

    /** One that cannot be taken in is tried again, holds up those behind it, and nobody else. */
    @Test
    void failureHoldsUpItsOwnThingOnly() {
        UUID other = UUID.randomUUID();
        refuse(true);
        facts("count=2");
        agency.post("/probe/facts?count=2&counter=" + other, "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> Ledger.numbers(LEDGER, other).size() == 2);
        assertThat(Ledger.numbers(LEDGER, counter))
                .as("undone with its transaction")
                .isEmpty();

        refuse(false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Ledger.numbers(LEDGER, counter).size() == 2);
        assertThat(Ledger.numbers(LEDGER, counter)).containsExactly(1L, 2L);
        assertThat(Ledger.numbers(LEDGER, other)).containsExactly(1L, 2L);
    }

    @Test
    void deadLettersAreShownAndRevived() {
        refuse(true);
        facts("count=1");
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> Ledger.count(
                                "select count(*) from platform.deliveries where organization_id = ?::uuid and attempts"
                                        + " > 0",
                                Ledger.organization(agency))
                        == 2);
        // the last of its attempts, for a test that does not wait ten hours
        Ledger.execute(
                "update platform.deliveries set attempts = 19, due_at = now() where organization_id = ?::uuid",
                Ledger.organization(agency));
        List<JsonObject> dead = Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> agency.get("/events/dead-letters").items(), letters -> letters.size() == 2);

        assertThat(texts(dead, "subscriber")).containsExactlyInAnyOrder(LEDGER, TALLY);
        assertThat(dead.get(0).getString("error")).startsWith("IllegalStateException, request ");
        assertThat(dead.get(0).toString()).doesNotContain("as told");
        assertThat(Client.ofNewAgency().get("/events/dead-letters").items()).isEmpty();
        facts("count=1&undo=false");

        refuse(false);
        Answer revived = agency.post("/events/replays", "{\"deadOnly\": true}");
        assertThat(revived.data().getInt("deliveries")).as(revived.toString()).isEqualTo(2);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Ledger.numbers(TALLY, counter).size() == 2);
        assertThat(agency.get("/events/dead-letters").items()).isEmpty();
    }

    @Test
    void replayIsByTypeThingTimeAndSubscriber() {
        Client other = Client.ofNewAgency();
        other.post("/probe/facts?count=1&counter=" + counter, "");
        facts("count=2");
        Relayed.everything();

        assertThat(replay("{\"types\": [\"fact.found\"], \"subscriber\": \"probe.tally\"}"))
                .isEqualTo(2);
        // two subscribers of the probe, and what of the platform takes everything
        assertThat(replay("{\"aggregateId\": \"" + counter + "\"}")).isGreaterThanOrEqualTo(4);
        assertThat(replay("{\"to\": \"2026-01-01T00:00:00Z\"}")).isZero();
        Relayed.everything();

        assertThat(Ledger.numbers(TALLY, counter)).hasSize(1 + 2 + 2 + 2);
        assertThat(Ledger.numbers(LEDGER, counter)).hasSize(1 + 2 + 2);
        assertThat(agency.post("/events/replays", "{}").faults()).containsExactly("types REQUIRED");
    }

    @Test
    void typesSayWhatTheyHold() {
        Answer types = agency.get("/events/types");

        assertThat(types.texts("type"))
                .contains("organization.created", "organization.changed", "listing.published", "note.finished")
                .isSorted();
        Answer one = agency.get("/events/types?type=fact.found");
        assertThat(one.items()).hasSize(1);
        JsonObject schema = one.items().get(0).getJsonObject("schema");
        assertThat(schema.getJsonObject("properties").getJsonObject("fact").getString("format"))
                .isEqualTo("uuid");
    }

    private JsonObject facts(String query) {
        Answer answer = agency.post("/probe/facts?counter=" + counter + "&" + query, "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.data();
    }

    private void refuse(boolean refuse) {
        assertThat(agency.post("/probe/refusals?counter=" + counter + "&refuse=" + refuse, "")
                        .status())
                .isEqualTo(200);
    }

    private int replay(String body) {
        Answer answer = agency.post("/events/replays", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Relayed.everything();
        return answer.data().getInt("deliveries");
    }

    private List<JsonObject> feed(String query) {
        Answer answer = agency.get("/events" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.items();
    }

    private static List<String> texts(List<JsonObject> events, String field) {
        return events.stream().map(event -> event.getString(field)).toList();
    }

    private static String cursor(Answer page) {
        return page.json().getJsonObject("pagination").getString("nextCursor");
    }
}
