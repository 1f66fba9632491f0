package it.quartier.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.isolation.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following channels by server-sent events. */
@Timeout(120)
class ServerSentEventsIT {

    private final Client eva = Client.ofNewAgency();

    @Test
    void twoOrganizationsSeeTheirOwnAndComeBackByTheLastId() {
        Client ivo = Client.ofNewAgency();
        try (EventReader evas = EventReader.of("kanban", eva);
                EventReader ivos = EventReader.of("kanban", ivo)) {
            Messages.send(eva, "kanban", "a", "evas", 2);
            Messages.send(ivo, "kanban", "a", "ivos", 1);

            assertThat(Messages.texts(evas.messages(2))).containsOnly("evas");
            assertThat(Messages.texts(ivos.messages(1))).containsOnly("ivos");
            assertThat(evas.lastId()).isEqualTo("2");
        }
        Messages.send(eva, "kanban", "a", "away", 300);
        try (EventReader evas = EventReader.of("kanban", eva, "Last-Event-ID", "2")) {
            Messages.send(eva, "kanban", "a", "back", 1);

            List<String> ids = Messages.ids(evas.messages(301));
            assertThat(ids.get(0)).isEqualTo("3");
            assertThat(ids.get(300)).isEqualTo("303");
            assertThat(ids).doesNotHaveDuplicates();
        }
        try (EventReader late = EventReader.of("kanban?after=999", eva)) {
            assertThat(late.next("reset").getString("last")).isEqualTo("303");
        }
    }

    @Test
    void theStreamIsWhatBrowsersWant() {
        try (EventReader reader = EventReader.of("team", eva)) {
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reader.retry()).isEqualTo("3000");
            assertThat(reader.next("presence").getString("action")).isEqualTo("list");
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> eva.get("/channels/team/presence")
                        .data()
                        .getJsonArray("users")
                        .isEmpty());
    }

    @Test
    void whoeverMayNotReadGetsAnOrdinaryAnswer() throws Exception {
        for (Map.Entry<String, String> bad : new Tokens(eva.token()).bad().entrySet()) {
            Answer answer = Client.nobody().get("/channels/kanban/events", "Authorization", bad.getValue());
            assertThat(answer.status()).as(bad.getKey()).isEqualTo(401);
        }
        assertThat(Client.nobody().get("/channels/kanban/events").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(eva.get("/channels/nowhere/events").code()).isEqualTo("NOT_FOUND");
        Client viewer = eva.withToken(new Tokens(eva.token()).as("viewer"));
        assertThat(viewer.get("/channels/probe/events").code()).isEqualTo("FORBIDDEN");
        assertThat(eva.post("/channels/kanban/events", "{}").code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(eva.get(
                                "/channels/kanban/events",
                                "X-Organization-Id",
                                Client.ofNewAgency().organization().getString("id"))
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theStreamEndsWithItsToken() throws Exception {
        String brief = new Tokens(eva.token()).lasting(Duration.ofSeconds(3));
        try (EventReader reader = EventReader.of("kanban", eva.withToken(brief))) {
            assertThat(reader.next("closed").getInt("code")).isEqualTo(4401);
            assertThat(reader.hasEnded(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void whoeverDoesNotReadIsClosedAndNobodyElseSuffers() throws Exception {
        try (EventReader good = EventReader.of("kanban", eva)) {
            EventReader.openAndNeverRead("kanban", eva);
            for (int i = 0; i < 10; i++) {
                Messages.send(eva, "kanban", "a", "x", 60, 50_000);
            }
            assertThat(good.messages(600)).hasSize(600);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(SocketsIT.metrics())
                            .contains("quartier_realtime_connections{channel=\"kanban\",kind=\"events\"} 1.0"));
        }
    }

    @Test
    void aPersonHasSoManyConnectionsAndNoMore() {
        List<EventReader> all = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                all.add(EventReader.of("votes", eva));
            }
            assertThat(eva.get("/channels/votes/events").code()).isEqualTo("RATE_LIMITED");
        } finally {
            all.forEach(EventReader::close);
        }
    }
}
