package io.quartier.kernel.event.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Ids;
import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Unavailable;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SqsBrokerTest {

    private SqsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SqsServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEventIsASignedMessage() {
        StoredEvent event = event();

        broker(SqsServer.settings(server.queue("events"))).send(event);

        assertThat(server.messages).hasSize(1);
        JsonObject message = server.messages.get(0);
        assertThat(message.getString("QueueUrl")).endsWith("/123456789012/events");
        assertThat(Json.createReader(new StringReader(message.getString("MessageBody")))
                        .readObject())
                .isEqualTo(event.cloudEvent());
        assertThat(message.getJsonObject("MessageAttributes")
                        .getJsonObject("type")
                        .getString("StringValue"))
                .isEqualTo("lease.created");
        assertThat(message).doesNotContainKeys("MessageGroupId", "MessageDeduplicationId");
    }

    @Test
    void aFifoQueueKeepsTheOrderOfEachAggregateAndDropsRepeats() {
        StoredEvent event = event();

        broker(SqsServer.settings(server.queue("events.fifo"))).send(event);

        assertThat(server.messages.get(0).getString("MessageGroupId"))
                .isEqualTo(event.aggregateId().toString());
        assertThat(server.messages.get(0).getString("MessageDeduplicationId"))
                .isEqualTo(event.id().toString());
    }

    @Test
    void aWrongKeyIsShownAsAwayAndGivesNothingAway() {
        Map<String, String> settings = new HashMap<>(SqsServer.settings(server.queue("events")));
        settings.put("quartier.sqs.secret-key", "another");
        EventBroker broker = broker(settings);

        assertThatThrownBy(() -> broker.send(event()))
                .isInstanceOf(Unavailable.class)
                .hasStackTraceContaining("403 InvalidSignatureException")
                .hasMessageNotContaining("another");

        assertThat(server.messages).isEmpty();
        assertThat(broker.condition().available()).isFalse();
    }

    @Test
    void aQueueThatIsAwayGetsEverythingLater() throws InterruptedException {
        EventBroker broker = broker(SqsServer.settings(server.queue("events")));
        server.failWith("503 ServiceUnavailable");
        assertThatThrownBy(() -> broker.send(event())).isInstanceOf(Unavailable.class);
        server.failWith(null);

        StoredEvent event = event();
        for (boolean sent = false; !sent; ) {
            try {
                broker.send(event);
                sent = true;
            } catch (Unavailable e) {
                Thread.sleep(50);
            }
        }
        assertThat(server.messages).hasSize(1);
        assertThat(broker.condition().available()).isTrue();
    }

    @Test
    void aMessageThatSqsRefusesIsNotSentForEver() {
        server.failWith("400 InvalidMessageContents");

        assertThatThrownBy(
                        () -> broker(SqsServer.settings(server.queue("events"))).send(event()))
                .isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(Unavailable.class)
                .hasMessageContaining("InvalidMessageContents");
    }

    @Test
    void wrongSettingsAreSentences() {
        assertThat(settings(Map.of()).isThere()).isFalse();
        assertThatThrownBy(() -> settings(Map.of("quartier.broker", "kafka")).broker(Thread::new))
                .hasMessageContaining("choose none, rabbitmq or sqs");
        assertThatThrownBy(() -> settings(Map.of("quartier.broker", "sqs")).broker(Thread::new))
                .hasMessageContaining("set quartier.sqs.");
        assertThatThrownBy(() -> settings(Map.of("quartier.broker", "rabbitmq")).broker(Thread::new))
                .hasMessageContaining("set quartier.rabbitmq.uri");
        assertThatThrownBy(() -> settings(Map.of(
                                "quartier.broker", "rabbitmq",
                                "quartier.rabbitmq.uri", "http://guest:secret@somewhere"))
                        .broker(Thread::new))
                .hasMessageContaining("amqp://")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> QueueRule.read("crm")).hasMessageContaining("crm=lease.*|listing.#");
        assertThat(QueueRule.read(" crm = lease.* | listing.# ; all=#;"))
                .isEqualTo(List.of(
                        new QueueRule("crm", List.of("lease.*", "listing.#")), new QueueRule("all", List.of("#"))));
    }

    private static EventBroker broker(Map<String, String> settings) {
        return settings(settings).broker(Thread::new).orElseThrow();
    }

    private static BrokerSettings settings(Map<String, String> values) {
        return new BrokerSettings(name -> Optional.ofNullable(values.get(name)));
    }

    private static StoredEvent event() {
        return new StoredEvent(
                Ids.next(),
                Ids.next(),
                1,
                "lease.created",
                1,
                "lease",
                Ids.next(),
                Json.createObjectBuilder().add("city", "Košice").build(),
                Instant.parse("2026-11-20T10:15:30.123456Z"),
                null,
                null);
    }
}
