package io.quartier.kernel.event.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.quartier.contract.data.Ids;
import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Unavailable;
import io.quartier.testkit.RabbitServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real RabbitMQ, which is killed in the middle. */
@Timeout(value = 150, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RabbitBrokerTest {

    @TempDir
    Path directory;

    @Test
    void whatWasSentIsThereAfterTheBrokerWasKilled() throws Exception {
        RabbitServer.assumeInstalled();
        try (RabbitServer server = RabbitServer.in(directory).start()) {
            EventBroker broker = broker(server, "crm=lease.*|listing.#;all=#");
            Set<String> sent = ConcurrentHashMap.newKeySet();
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 2_000; i++) {
                    sent.add(sendUntilTaken(broker, event("lease.created", i)));
                }
            });
            await().until(() -> sent.size() > 300);
            assertThat(broker.condition().available()).isTrue();

            server.kill();
            await().until(() -> !broker.condition().available());
            assertThat(broker.condition().failure()).isNotBlank();
            assertThat(sender).isNotDone();
            assertThatThrownBy(() -> broker.send(event("lease.created", 0)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageNotContaining("guest");
            server.start();

            sender.get();
            sendUntilTaken(broker, event("payment.completed", 2_000));
            assertThat(sent).hasSize(2_000);
            assertThat(broker.condition().available()).isTrue();
            try (Connection connection = connection(server);
                    Channel channel = connection.createChannel()) {
                assertThat(idsOf(drain(channel, "crm"))).containsAll(sent).doesNotContainNull();
                assertThat(idsOf(drain(channel, "all"))).hasSizeGreaterThan(sent.size());
            }
            broker.end();
        }
    }

    @Test
    void eventsAreDurableCloudEventsAndWhatIsRefusedIsKept() throws Exception {
        RabbitServer.assumeInstalled();
        try (RabbitServer server = RabbitServer.in(directory).start()) {
            EventBroker broker = broker(server, "crm=lease.*");
            StoredEvent event = event("lease.created", 7);
            sendUntilTaken(broker, event);
            try (Connection connection = connection(server);
                    Channel channel = connection.createChannel()) {
                GetResponse message = channel.basicGet("crm", false);
                AMQP.BasicProperties properties = message.getProps();
                assertThat(properties.getContentType()).isEqualTo("application/cloudevents+json");
                assertThat(properties.getDeliveryMode()).isEqualTo(2);
                assertThat(properties.getMessageId()).isEqualTo(event.id().toString());
                assertThat(properties.getHeaders().get("organizationId").toString())
                        .isEqualTo(event.organizationId().toString());
                assertThat(message.getEnvelope().getExchange()).isEqualTo("quartier.events");
                assertThat(message.getEnvelope().getRoutingKey()).isEqualTo("lease.created");
                JsonObject body = Json.createReader(
                                new StringReader(new String(message.getBody(), StandardCharsets.UTF_8)))
                        .readObject();
                assertThat(body).isEqualTo(event.cloudEvent());
                assertThat(body.getString("specversion")).isEqualTo("1.0");

                channel.basicNack(message.getEnvelope().getDeliveryTag(), false, false);
                List<GetResponse> dead = new ArrayList<>();
                await().until(() -> {
                    dead.addAll(drain(channel, "crm.dead"));
                    return dead.size() == 1;
                });
                assertThat(idsOf(dead)).containsExactly(event.id().toString());
            }
            broker.end();
        }
    }

    @Test
    void aBrokerThatIsAwayIsNotAskedAllTheTime() throws Exception {
        EventBroker broker = settings(Map.of(
                        "quartier.broker", "rabbitmq",
                        "quartier.rabbitmq.uri", "amqp://guest:guest@127.0.0.1:1"))
                .broker(Thread::new)
                .orElseThrow();
        assertThatThrownBy(() -> broker.send(event("lease.created", 1))).isInstanceOf(Unavailable.class);

        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> broker.send(event("lease.created", 1))).isInstanceOf(Unavailable.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static EventBroker broker(RabbitServer server, String queues) {
        return settings(Map.of(
                        "quartier.broker",
                        "rabbitmq",
                        "quartier.rabbitmq.uri",
                        server.uri(),
                        "quartier.broker.queues",
                        queues))
                .broker(Thread::new)
                .orElseThrow();
    }

    private static BrokerSettings settings(Map<String, String> values) {
        return new BrokerSettings(name -> Optional.ofNullable(values.get(name)));
    }

    /** As the relay does: what was not taken comes again. */
    private static String sendUntilTaken(EventBroker broker, StoredEvent event) {
        while (true) {
            try {
                broker.send(event);
                return event.id().toString();
            } catch (Unavailable e) {
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static Connection connection(RabbitServer server) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(server.uri());
        return factory.newConnection();
    }

    private static List<GetResponse> drain(Channel channel, String queue) throws Exception {
        List<GetResponse> messages = new ArrayList<>();
        for (GetResponse next = channel.basicGet(queue, true); next != null; next = channel.basicGet(queue, true)) {
            messages.add(next);
        }
        return messages;
    }

    private static List<String> idsOf(List<GetResponse> messages) {
        return messages.stream()
                .map(message -> message.getProps().getMessageId())
                .toList();
    }

    private static StoredEvent event(String type, long position) {
        return new StoredEvent(
                UUID.fromString("0192f0c1-2345-7000-8000-000000000001"),
                Ids.next(),
                position,
                type,
                1,
                "lease",
                Ids.next(),
                Json.createObjectBuilder().add("number", position).build(),
                Instant.parse("2026-11-20T10:15:30.123456Z"),
                "request-1",
                null);
    }
}
