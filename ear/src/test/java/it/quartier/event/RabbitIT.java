package it.quartier.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.quartier.testkit.RabbitServer;
import it.quartier.api.Client;
import it.quartier.server.TestServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens in an organization reaches the message broker, also when that was away. */
class RabbitIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Client agency = Client.ofNewAgency();
    private final Set<String> received = new LinkedHashSet<>();
    private RabbitServer broker;

    @BeforeEach
    void broker() {
        RabbitServer.assumeInstalled();
        broker = TestServer.broker().orElseThrow();
    }

    @AfterEach
    void leaveItRunning() throws IOException, InterruptedException {
        broker.start();
    }

    @Test
    void everythingArrivesThoughTheBrokerIsKilledMeanwhile() throws Exception {
        Set<String> finished = new LinkedHashSet<>();
        for (int i = 0; i < 10; i++) {
            finished.add(finishNote());
        }
        await().atMost(SOON).until(() -> receive().containsAll(finished));
        assertThat(brokerState()).isEqualTo("available");

        broker.kill();
        for (int i = 0; i < 10; i++) {
            finished.add(finishNote());
        }
        await("the platform's own subscribers do not wait for the broker")
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        agency.get("/notes?finished=false&limit=100").items().size() == 20);
        await("the broker's state is shown")
                .atMost(SOON)
                .until(() -> brokerState().equals("away"));
        assertThat(ready().statusCode()).as("requests are served without it").isEqualTo(200);
        assertThat(brokerCheck().getString("status")).isEqualTo("UP");

        broker.start();
        await().atMost(SOON).until(() -> receive().containsAll(finished));
        await().atMost(SOON).until(() -> brokerState().equals("available"));
    }

    /** A note that is followed by another: that is the work of a subscriber. */
    private String finishNote() {
        String id = agency.post(
                        "/notes", "{\"title\": \"Chimney\", \"dueOn\": \"2026-12-01\", \"repeatEveryDays\": 30}")
                .data()
                .getString("id");
        assertThat(agency.post("/notes/" + id + "/finish", "").status()).isEqualTo(200);
        return id;
    }

    /** Which notes of ours were finished, as far as the broker knows; what it delivered is gone from it. */
    private Set<String> receive() throws Exception {
        String organization = agency.organization().getString("id");
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.uri());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            for (GetResponse next = next(channel); next != null; next = next(channel)) {
                JsonObject event = Json.createReader(
                                new StringReader(new String(next.getBody(), StandardCharsets.UTF_8)))
                        .readObject();
                assertThat(event.getString("type")).isEqualTo(next.getEnvelope().getRoutingKey());
                if (organization.equals(
                        next.getProps().getHeaders().get("organizationId").toString())) {
                    assertThat(event.getString("tenantid")).isEqualTo(organization);
                    assertThat(next.getProps().getDeliveryMode()).isEqualTo(2);
                    received.add(event.getString("subject"));
                }
            }
        }
        return received;
    }

    private static GetResponse next(Channel channel) throws IOException {
        return channel.basicGet("notes", true);
    }

    private static String brokerState() throws IOException, InterruptedException {
        return brokerCheck().getJsonObject("data").getString("state");
    }

    private static JsonObject brokerCheck() throws IOException, InterruptedException {
        return Json.createReader(new StringReader(ready().body())).readObject().getJsonArray("checks").stream()
                .map(check -> check.asJsonObject())
                .filter(check -> check.getString("name").equals("event-broker"))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> ready() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(TestServer.url().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
