package it.quartier.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.quartier.api.Client;
import it.quartier.isolation.Tokens;
import it.quartier.server.TestServer;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following channels over sockets. */
@Timeout(120)
class SocketsIT {

    private final Client eva = Client.ofNewAgency();

    @Test
    void twoOrganizationsOnOneChannelSeeTheirOwn() {
        Client ivo = Client.ofNewAgency();
        try (Follower evas = Follower.of("kanban", eva);
                Follower ivos = Follower.of("kanban", ivo)) {
            Messages.send(eva, "kanban", "board-1", "evas", 2);
            Messages.send(ivo, "kanban", "board-1", "ivos", 3);

            List<JsonObject> seen = evas.messages(2);
            assertThat(Messages.texts(seen)).containsOnly("evas");
            assertThat(Messages.ids(seen)).containsExactly("1", "2");
            assertThat(Messages.texts(ivos.messages(3))).containsOnly("ivos");
            assertThat(evas.within(Duration.ofSeconds(1))).isEmpty();
            JsonObject first = seen.get(0);
            assertThat(first.getString("type")).isEqualTo("probe.said");
            assertThat(first.getString("channel")).isEqualTo("kanban");
            assertThat(first.getString("topic")).isEqualTo("board-1");
            assertThat(first.getString("at")).endsWith("Z");
        }
        try (Follower ivos = Follower.of("kanban?after=0", ivo)) {
            assertThat(Messages.texts(ivos.messages(3))).containsOnly("ivos");
        }
    }

    @Test
    void manyWhoComeAtOnceAreEachThemselves() {
        List<Client> all =
                IntStream.range(0, 4).mapToObj(i -> Client.ofNewAgency()).toList();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Client client = all.get(i % all.size());
            answers.add(CompletableFuture.supplyAsync(() -> {
                try (Follower follower = Follower.open("chat", "Authorization", "Bearer " + client.token())) {
                    return follower.next("ready").getString("organization")
                            + client.organization().getString("id");
                }
            }));
        }
        for (CompletableFuture<String> answer : answers) {
            String both = answer.join();
            assertThat(both.substring(0, 36)).isEqualTo(both.substring(36));
        }
    }

    @Test
    void oneWhoComesBackMissesNothingAndSeesNothingTwice() {
        try (Follower follower = Follower.of("kanban", eva)) {
            Messages.send(eva, "kanban", "a", "here", 3);
            assertThat(Messages.ids(follower.messages(3))).containsExactly("1", "2", "3");
        }
        Messages.send(eva, "kanban", "a", "away", 250);
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20; i++) {
                Messages.send(eva, "kanban", "a", "back", 1);
            }
        });
        try (Follower follower = Follower.of("kanban?after=3", eva)) {
            meanwhile.join();
            List<JsonObject> messages = follower.messages(270);

            assertThat(Messages.ids(messages))
                    .isEqualTo(IntStream.rangeClosed(4, 273)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(follower.within(Duration.ofSeconds(1))).isEmpty();

            follower.say("{\"type\":\"resume\",\"after\":\"271\"}");
            assertThat(Messages.ids(follower.messages(2))).containsExactly("272", "273");
        }
    }

    @Test
    void whoWasAwayForTooLongReadsAnew() {
        Messages.send(eva, "votes", "a", "first", 3);
        Messages.forgetUpTo(eva, 2);

        try (Follower late = Follower.of("votes?after=1", eva);
                Follower future = Follower.of("votes?after=99", eva);
                Follower nonsense = Follower.of("votes?after=x", eva);
                Follower inTime = Follower.of("votes?after=2", eva)) {
            for (Follower follower : List.of(late, future, nonsense)) {
                assertThat(follower.next("reset").getString("last")).isEqualTo("3");
            }
            Messages.send(eva, "votes", "a", "next", 1);
            assertThat(Messages.ids(inTime.messages(2))).containsExactly("3", "4");
            assertThat(Messages.ids(late.messages(1))).containsExactly("4");
        }
    }

    @Test
    void whatIsUndoneWasNeverSent() {
        try (Follower follower = Follower.of("kanban", eva)) {
            assertThat(Messages.undone(eva, "kanban", "never")).contains("undo what was sent");
            Messages.send(eva, "kanban", "a", "after", 1);

            JsonObject next = follower.messages(1).get(0);
            assertThat(next.getJsonObject("data").getString("text")).isEqualTo("after");
            assertThat(next.getString("id")).isEqualTo("1");
        }
    }

    @Test
    void followersNarrowDownToTopics() {
        try (Follower follower = Follower.of("kanban", eva)) {
            follower.say("{\"type\":\"subscribe\",\"topics\":[\"b\"]}");
            follower.next("subscribed");
            Messages.send(eva, "kanban", "a", "unwanted", 1);
            Messages.send(eva, "kanban", "b", "wanted", 1);

            assertThat(follower.messages(1).get(0).getString("id")).isEqualTo("2");
        }
    }

    @Test
    void listingsTellOfThemselves() {
        try (Follower follower = Follower.of("properties", eva)) {
            String listing = eva.post(
                            "/listings",
                            "{\"type\":\"apartment\",\"transaction\":\"sale\",\"title\":\"Flat\",\"price\":"
                                    + "{\"amount\":\"1.00\",\"currency\":\"EUR\"},\"address\":{\"city\":\"Wien\",\"country\":\"AT\"}}")
                    .data()
                    .getString("id");
            assertThat(eva.post("/listings/" + listing + "/publish", (String) null)
                            .status())
                    .isEqualTo(200);

            JsonObject message = follower.next("listing.published");
            assertThat(message.getString("topic")).isEqualTo(listing);
            assertThat(message.containsKey("id")).isTrue();
        }
    }

    @Test
    void badTokensOpenNothing() throws Exception {
        for (Map.Entry<String, String> bad : new Tokens(eva.token()).bad().entrySet()) {
            assertThat(Follower.refusal("kanban", "Authorization", bad.getValue()))
                    .as(bad.getKey())
                    .isEqualTo(401);
        }
    }

    @Test
    void browsersSayWhoTheyAreInTheirFirstMessage() throws Exception {
        try (Follower browser = Follower.open("kanban", "Origin", "https://app.quartier.test")) {
            browser.say("{\"type\":\"authenticate\",\"token\":\"" + eva.token() + "\"}");
            assertThat(browser.next("ready").getString("organization"))
                    .isEqualTo(eva.organization().getString("id"));
            Messages.send(eva, "kanban", "a", "hello", 1);
            assertThat(browser.messages(1)).hasSize(1);
        }
        try (Follower silent = Follower.open("kanban");
                Follower wrong = Follower.open("kanban");
                Follower hasty = Follower.open("kanban");
                Follower stranger = Follower.open("kanban");
                Follower unknown = Follower.open("nowhere")) {
            wrong.say("{\"type\":\"authenticate\",\"token\":\"nonsense\"}");
            hasty.say("{\"type\":\"ping\"}");
            stranger.say("{\"type\":\"authenticate\",\"token\":\"" + eva.token() + "\",\"organization\":\""
                    + Client.ofNewAgency().organization().getString("id") + "\"}");
            unknown.say("{\"type\":\"authenticate\",\"token\":\"" + eva.token() + "\"}");
            assertThat(wrong.closeCode()).isEqualTo(4401);
            assertThat(hasty.closeCode()).isEqualTo(4401);
            assertThat(stranger.closeCode()).isEqualTo(4403);
            assertThat(unknown.closeCode()).isEqualTo(4404);
            assertThat(silent.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aTokenInTheAddressIsNoCredential() {
        try (Follower follower = Follower.open("kanban?token=" + eva.token() + "&access_token=" + eva.token())) {
            assertThat(follower.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void pagesOfOtherSitesOpenNothing() {
        for (String origin : List.of("https://evil.test", "null", "http://app.quartier.test")) {
            assertThat(Follower.refusal("kanban", "Origin", origin, "Authorization", "Bearer " + eva.token()))
                    .as(origin)
                    .isEqualTo(403);
        }
        String own = TestServer.url().toString().replaceFirst("/$", "");
        for (String origin : List.of("https://other.quartier.test", own)) {
            assertThat(Follower.refusal("kanban", "Origin", origin, "Authorization", "Bearer " + eva.token()))
                    .as(origin)
                    .isEqualTo(101);
        }
    }

    @Test
    void theConnectionEndsWithItsTokenUnlessThereIsANewerOne() throws Exception {
        String brief = new Tokens(eva.token()).lasting(Duration.ofSeconds(4));
        try (Follower ending = Follower.of("kanban", eva.withToken(brief));
                Follower going = Follower.of("kanban", eva.withToken(brief))) {
            going.next("expiring");
            going.say("{\"type\":\"authenticate\",\"token\":\"" + eva.token() + "\"}");
            going.next("authenticated");

            assertThat(ending.closeCode()).isEqualTo(4401);
            Messages.send(eva, "kanban", "a", "still there", 1);
            assertThat(going.messages(1)).hasSize(1);

            going.say("{\"type\":\"authenticate\",\"token\":\""
                    + Client.ofNewAgency().token() + "\"}");
            assertThat(going.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void whoIsNoMemberAnyMoreOrLostThePermissionIsThrownOut() throws Exception {
        try (Follower follower = Follower.of("probe", eva)) {
            Messages.asMaintenance(
                    "update platform.memberships set role = 'viewer' where organization_id = ?::uuid", eva);
            assertThat(follower.closeCode()).isEqualTo(4403);
        }
        try (Follower follower = Follower.of("kanban", eva)) {
            Messages.asMaintenance("delete from platform.memberships where organization_id = ?::uuid", eva);
            assertThat(follower.closeCode()).isEqualTo(4403);
        }
        Client ivo = Client.ofNewAgency();
        try (Follower follower = Follower.of("kanban", ivo)) {
            Messages.asMaintenance(
                    "update identity.users set status = 'suspended' where id in"
                            + " (select user_id from platform.memberships where organization_id = ?::uuid)",
                    ivo);
            assertThat(follower.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void whoMayNotReadAChannelIsToldSo() throws Exception {
        String viewer = new Tokens(eva.token()).as("viewer");
        try (Follower follower = Follower.open("probe", "Authorization", "Bearer " + viewer)) {
            assertThat(follower.closeCode()).isEqualTo(4403);
        }
        try (Follower follower = Follower.open("nowhere", "Authorization", "Bearer " + eva.token())) {
            assertThat(follower.closeCode()).isEqualTo(4404);
        }
        assertThat(eva.withToken(viewer).get("/channels").texts("name"))
                .contains("kanban", "team", "properties", "chat", "votes", "faults")
                .doesNotContain("probe");
        assertThat(eva.get("/channels").texts("name")).contains("probe");
        assertThat(eva.withToken(viewer).get("/channels/probe/presence").status())
                .isEqualTo(404);
    }

    @Test
    void chatIsWrittenByMembersWhoMay() throws Exception {
        String viewer = new Tokens(eva.token()).as("viewer");
        try (Follower writer = Follower.of("chat", eva);
                Follower reader = Follower.of("chat", eva.withToken(viewer))) {
            writer.say("{\"type\":\"typing\",\"topic\":\"room\"}");
            assertThat(reader.next("typing").getString("topic")).isEqualTo("room");

            writer.say(
                    "{\"type\":\"send\",\"topic\":\"room\",\"ref\":\"r1\",\"data\":{\"text\":\"Dobrý deň \\ud83c\\udfe0\"}}");
            assertThat(writer.next("sent").getString("ref")).isEqualTo("r1");
            JsonObject message = reader.next("message");
            assertThat(message.getJsonObject("data").getString("text")).isEqualTo("Dobrý deň \uD83C\uDFE0");
            assertThat(message.getString("user"))
                    .isEqualTo(eva.get("/me").data().getString("id"));
            assertThat(writer.next("message").getString("id")).isEqualTo(message.getString("id"));

            reader.say("{\"type\":\"send\",\"ref\":\"r2\",\"data\":{}}");
            JsonObject refused = reader.next("error");
            assertThat(refused.getString("code")).isEqualTo("FORBIDDEN");
            assertThat(refused.getString("ref")).isEqualTo("r2");
            reader.say("{\"type\":\"ping\"}");
            reader.next("pong");
        }
        try (Follower kanban = Follower.of("kanban", eva)) {
            kanban.say("{\"type\":\"send\",\"data\":{}}");
            assertThat(kanban.next("error").getString("code")).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void whatTheDatabaseCannotKeepIsRefusedAndTheConnectionGoesOn() {
        try (Follower writer = Follower.of("chat", eva)) {
            writer.say("{\"type\":\"send\",\"ref\":\"zero\",\"data\":{\"text\":\"\\u0000\"}}");
            JsonObject refused = writer.next("error");
            assertThat(refused.getString("ref")).isEqualTo("zero");
            assertThat(refused.getString("code")).isEqualTo("VALIDATION_ERROR");
            writer.say("{\"type\":\"send\",\"ref\":\"good\",\"data\":{\"text\":\"x\"}}");
            assertThat(writer.next("sent").getString("ref")).isEqualTo("good");
        }
    }

    @Test
    void everybodySeesWhoIsThere() throws Exception {
        Client ivo = Client.ofNewAgency();
        String me = eva.get("/me").data().getString("id");
        String ivosUser = ivo.get("/me").data().getString("id");
        Messages.asMaintenance(
                "insert into platform.memberships (organization_id, user_id, role, created_at)" + " values (?::uuid, '"
                        + ivosUser + "', 'agent', now())",
                eva);
        try (Follower evas = Follower.of("team", eva)) {
            JsonObject list = evas.next("presence");
            assertThat(list.getString("action")).isEqualTo("list");
            assertThat(list.getJsonArray("users").getJsonObject(0).getString("user"))
                    .isEqualTo(me);
            String there = eva.organization().getString("id");
            try (Follower ivos = Follower.open(
                            "team", "Authorization", "Bearer " + ivo.token(), "X-Organization-Id", there);
                    Follower second = Follower.open(
                            "team", "Authorization", "Bearer " + ivo.token(), "X-Organization-Id", there)) {
                assertThat(ivos.next("presence").getJsonArray("users")).hasSize(2);
                second.next("presence");
                JsonObject join = evas.next("presence");
                assertThat(join.getString("action")).isEqualTo("join");
                assertThat(join.getString("user")).isEqualTo(ivosUser);
                assertThat(eva.get("/channels/team/presence").data().getJsonArray("users"))
                        .hasSize(2);
                assertThat(Client.ofNewAgency()
                                .get("/channels/team/presence")
                                .data()
                                .getJsonArray("users"))
                        .isEmpty();
            }
            JsonObject leave = evas.next("presence");
            assertThat(leave.getString("action")).isEqualTo("leave");
            assertThat(leave.getString("user")).isEqualTo(ivosUser);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> eva.get("/channels/team/presence")
                        .data()
                        .getJsonArray("users")
                        .isEmpty());
    }

    @Test
    void whoeverDoesNotReadIsClosedAndNobodyElseSuffers() {
        try (Follower slow = Follower.slow("kanban", eva);
                Follower good = Follower.of("kanban", eva)) {
            for (int i = 0; i < 10; i++) {
                Messages.send(eva, "kanban", "a", "x".repeat(1), 60, 50_000);
            }
            assertThat(good.messages(600)).hasSize(600);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(metrics()).contains("quartier_realtime_closed_total{reason=\"too_slow\"}"));
            slow.read();
            assertThat(slow.closeCode(Duration.ofSeconds(30))).isIn(4408, 1006);
            Messages.send(eva, "kanban", "a", "afterwards", 1);
            assertThat(Messages.texts(good.messages(1))).containsExactly("afterwards");
        }
    }

    @Test
    void whoeverIsQuietButThereStaysAndWhoeverIsDeadGoes() {
        // nobody reads, so no ping is answered either
        try (Follower dead = Follower.slow("faults", eva);
                Follower quiet = Follower.of("faults", eva)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(metrics())
                            .contains("quartier_realtime_connections{channel=\"faults\",kind=\"socket\"} 1.0"));
            assertThat(dead.isClosed()).isFalse();
            Messages.send(eva, "faults", "a", "x", 1);
            assertThat(quiet.messages(1)).hasSize(1);
        }
    }

    @Test
    void aPersonHasSoManyConnectionsAndNoMore() {
        List<Follower> all = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                all.add(Follower.of("votes", eva));
            }
            try (Follower oneTooMany = Follower.open("votes", "Authorization", "Bearer " + eva.token())) {
                assertThat(oneTooMany.closeCode()).isEqualTo(4429);
            }
            all.remove(0).close();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                try (Follower again = Follower.of("votes", eva)) {
                    assertThat(again.within(Duration.ZERO)).isEmpty();
                }
            });
        } finally {
            all.forEach(Follower::close);
        }
    }

    @Test
    void whatCannotBeUnderstoodEndsTheConnection() {
        for (String frame : List.of(
                "",
                "{",
                "[]",
                "\"x\"",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"ping\",\"type\":\"ping\"}",
                "{\"type\":\"resume\"}",
                "{\"type\":\"resume\",\"after\":{}}",
                "{\"type\":\"subscribe\",\"topics\":7}",
                "{\"type\":\"subscribe\",\"topics\":[{}]}",
                "{\"type\":\"typing\"}")) {
            try (Follower follower = Follower.of("kanban", eva)) {
                follower.say(frame);
                assertThat(follower.closeCode()).as(frame).isEqualTo(4400);
            }
        }
        try (Follower binary = Follower.of("kanban", eva);
                Follower large = Follower.of("kanban", eva);
                Follower many = Follower.of("kanban", eva)) {
            binary.sayBytes(new byte[] {1, 2, 3});
            assertThat(binary.closeCode()).isEqualTo(4400);
            large.say("{\"type\":\"ping\",\"x\":\"" + "x".repeat(20_000) + "\"}");
            assertThat(large.closeCode()).isIn(4400, 1009);
            for (int i = 0; i < 200 && !many.isClosed(); i++) {
                many.say("{\"type\":\"ping\"}");
            }
            assertThat(many.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void operatorsSeeHowMuchThereIs() throws Exception {
        try (Follower follower = Follower.of("faults", eva)) {
            Messages.send(eva, "faults", "a", "x", 1);
            follower.messages(1);
            assertThat(metrics())
                    .contains("quartier_realtime_connections{channel=\"faults\",kind=\"socket\"} 1.0")
                    .contains("quartier_realtime_messages_sent_total{channel=\"faults\"}");
        }
        assertThat(java.nio.file.Files.readString(TestServer.log())).doesNotContain(eva.token());
    }

    static String metrics() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(TestServer.url().resolve("/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
