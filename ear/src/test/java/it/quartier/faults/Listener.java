package it.quartier.faults;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.quartier.testkit.RabbitServer;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody outside who hears of the facts from RabbitMQ, where the machine has it. */
final class Listener implements AutoCloseable {

    private static final String QUEUE = "faults";

    private final RabbitServer broker;

    private Listener(RabbitServer broker) {
        this.broker = broker;
    }

    static Optional<Listener> in(Path directory) throws IOException, InterruptedException {
        if (!RabbitServer.isInstalled()) {
            System.out.println(
                    "Faults are tried without RabbitMQ, which is not installed here: apt-get install rabbitmq-server");
            return Optional.empty();
        }
        RabbitServer broker = RabbitServer.in(directory);
        broker.start();
        return Optional.of(new Listener(broker));
    }

    Map<String, String> settings() {
        return Map.of(
                "QUARTIER_BROKER",
                "rabbitmq",
                "QUARTIER_RABBITMQ_URI",
                broker.uri(),
                "QUARTIER_BROKER_QUEUES",
                QUEUE + "=fact.*");
    }

    void crash() throws IOException, InterruptedException {
        broker.kill();
        broker.start();
    }

    /** The ids of the facts that arrived. */
    Set<String> facts() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.uri());
        Set<String> facts = new HashSet<>();
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            for (GetResponse next = channel.basicGet(QUEUE, true); next != null; next = channel.basicGet(QUEUE, true)) {
                String event = new String(next.getBody(), StandardCharsets.UTF_8);
                try (JsonReader reader = Json.createReader(new StringReader(event))) {
                    facts.add(reader.readObject().getJsonObject("data").getString("fact"));
                }
            }
        }
        return facts;
    }

    @Override
    public void close() {
        broker.close();
    }
}
