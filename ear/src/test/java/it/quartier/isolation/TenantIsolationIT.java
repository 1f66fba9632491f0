package it.quartier.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the running product, tried by an organization on another one's things. */
class TenantIsolationIT {

    /** Lists of what goes wrong, which these samples do not; the tests of each look at two organizations. */
    private static final Set<String> STAY_EMPTY = Set.of("/events/dead-letters");

    private static Client ours;
    private static Client theirs;

    /** What has no owner: everybody may call it. A line more here is a decision. */
    private static final List<String> FOR_EVERYBODY = List.of(
            "POST /auth/login",
            "POST /auth/logout",
            "POST /auth/refresh",
            "POST /auth/register",
            "GET /notification-unsubscribe/{token}",
            "POST /notification-unsubscribe/{token}",
            "POST /notification-callbacks/resend",
            "POST /notification-callbacks/twilio/{organization}",
            "GET /portal/listings",
            "GET /portal/listings/{id}");

    @Test
    void everyRouteCanBeTried() {
        assertThat(Route.all()).hasSizeGreaterThan(20);
        assertThat(Route.all().stream().flatMap(route -> Samples.missingFor(route).stream()))
                .as("what to add to these tests")
                .isEmpty();
    }

    @Test
    void nothingElseIsForEverybody() {
        assertThat(Route.all().stream().filter(Route::everybody).map(Route::toString))
                .containsExactlyInAnyOrderElementsOf(FOR_EVERYBODY);
    }

    static Stream<Route> routesToOneThing() {
        return Route.all().stream().filter(route -> route.hasId() && !route.everybody());
    }

    @ParameterizedTest
    @MethodSource("routesToOneThing")
    void anotherOrganizationsThingLooksLikeNothing(Route route) {
        String id = Samples.make(route, ours());
        String nothing = UUID.randomUUID().toString();
        JsonObject before = read(route, id);

        Answer refused = Call.of(route, id).as(theirs());
        assertThat(refused.status())
                .as(route + " by another organization: " + refused)
                .isEqualTo(404);
        assertThat(essence(refused))
                .as("as if it were not there")
                .isEqualTo(essence(Call.of(route, nothing).as(theirs())));
        for (String[] header : new String[][] {{"If-Match", "*"}, {"If-Match", "\"1\""}, {"If-None-Match", "\"1\""}}) {
            Answer conditional = Call.of(route, id).with(header[0], header[1]).as(theirs());
            assertThat(conditional.status()).as(route + " with " + header[0]).isEqualTo(404);
        }

        assertThat(read(route, id)).as("the thing afterwards").isEqualTo(before);
        // the same request by its owner finds it, so it was a good one
        Answer own = Call.of(route, id).as(ours());
        assertThat(own.status())
                .as(route + " by its owner: " + own)
                .isNotEqualTo(404)
                .isLessThan(500);
        if (!route.path().endsWith("}")) {
            return;
        }
        assertThat(own.status()).as(own.toString()).isLessThan(300);
    }

    /** The thing as its owner reads it, when nothing moves any more. */
    private static JsonObject read(Route route, String id) {
        return Settled.thing(ours(), route.thing(id));
    }

    private static String essence(Answer answer) {
        return answer.status() + answer.body().replaceAll("\"(requestId|timestamp)\":\"[^\"]*\"", "");
    }

    static Stream<Route> lists() {
        return Route.all().stream().filter(route -> route.list() && !route.hasId() && !route.everybody());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAndCountsHoldOwnThingsOnly(Route route) {
        Client newcomer = Client.ofNewAgency();
        JsonObject before = list(newcomer, route.path());
        Map<String, String> things = Samples.makeAll(ours());
        Samples.makeAll(ours());

        assertThat(list(newcomer, route.path())).isEqualTo(before);
        for (String query :
                List.of("?limit=100", "?page=1&limit=1", "?q=sample", "?ids=" + String.join(",", things.values()))) {
            Answer answer = Call.of("GET", route.path() + query).as(newcomer);
            assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
            assertThat(things.values()).noneMatch(id -> answer.body().contains(id));
        }
        Answer csv = Call.of("GET", route.path()).with("Accept", "text/csv").as(newcomer);
        assertThat(things.values()).noneMatch(id -> csv.body().contains(id));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void anotherOrganizationsCursorLeadsNowhere(Route route) {
        Map<String, String> things = Samples.makeAll(ours());
        Samples.makeAll(ours());
        Answer first = Call.of("GET", route.path() + "?limit=1").as(ours());
        if (first.status() == 400) {
            // a list that is always whole knows no limit and has no cursor
            assertThat(first.faults()).contains("limit UNKNOWN_PARAMETER");
            return;
        }
        if (STAY_EMPTY.contains(route.path())) {
            assertThat(first.items()).isEmpty();
            return;
        }
        JsonObject pagination = first.json().getJsonObject("pagination");
        assertThat(pagination.getBoolean("hasMore")).isTrue();
        Answer stolen = Call.of("GET", route.path() + "?limit=1&cursor=" + pagination.getString("nextCursor"))
                .as(theirs());
        assertThat(stolen.status()).isIn(200, 400);
        assertThat(things.values()).noneMatch(id -> stolen.body().contains(id));
        assertThat(stolen.body()).doesNotContain(ours().organization().getString("id"));
    }

    /** Without data, so that a page can be compared as a whole. */
    private static JsonObject list(Client caller, String path) {
        Answer answer = Call.of("GET", path).as(caller);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonObject json = answer.json();
        return jakarta.json.Json.createObjectBuilder()
                .add("data", json.get("data"))
                .add("pagination", json.get("pagination"))
                .build();
    }

    static Stream<Route> readsOfOnesOwn() {
        return Route.all().stream()
                .filter(route -> route.method().equals("GET") && !route.hasId() && !route.everybody());
    }

    @ParameterizedTest
    @MethodSource("readsOfOnesOwn")
    void whatIsOnesOwnNamesNobodyElse(Route route) {
        Map<String, String> things = Samples.makeAll(ours());

        Answer answer = Call.of("GET", route.path()).as(theirs());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain(ours().organization().getString("id"))
                .doesNotContain(ours().organization().getString("slug"));
        assertThat(things.values()).noneMatch(id -> answer.body().contains(id));
    }

    @Test
    void anIdempotencyKeyBelongsToItsOrganization() {
        String key = UUID.randomUUID().toString();
        Answer first = Call.of("POST", "/notes").with("Idempotency-Key", key).as(ours());

        Answer other = Call.of("POST", "/notes").with("Idempotency-Key", key).as(theirs());
        Answer again = Call.of("POST", "/notes").with("Idempotency-Key", key).as(ours());

        assertThat(other.status()).as(other.toString()).isEqualTo(201);
        assertThat(other.data().getString("id")).isNotEqualTo(first.data().getString("id"));
        assertThat(again.data()).isEqualTo(first.data());
        assertThat(theirs().get("/notes/" + first.data().getString("id")).status())
                .isEqualTo(404);
    }

    @Test
    void theOrganizationIsNeverTakenFromWhatIsSent() {
        String foreign = ours().organization().getString("id");

        assertThat(theirs().post("/notes", "{\"title\": \"sample\", \"organizationId\": \"" + foreign + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(theirs().get("/notes?organizationId=" + foreign).status()).isEqualTo(400);
        assertThat(theirs().patch("/organization", "{\"id\": \"" + foreign + "\"}", "If-Match", "*")
                        .status())
                .isEqualTo(400);
        assertThat(theirs().post("/auth/switch", "{\"organizationId\": \"" + foreign + "\"}")
                        .status())
                .isEqualTo(404);
    }

    private static synchronized Client ours() {
        if (ours == null) {
            ours = Client.ofNewAgency();
        }
        return ours;
    }

    private static synchronized Client theirs() {
        if (theirs == null) {
            theirs = Client.ofNewAgency();
        }
        return theirs;
    }
}
