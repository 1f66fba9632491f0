package io.quartier.kernel.event.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Unavailable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * RabbitMQ: a topic exchange whose routing keys are the types of events. An event counts as sent when the broker has
 * confirmed it. The connection is made when it is needed, and again after it broke.
 */
final class RabbitBroker implements EventBroker {

    static final String EXCHANGE = "quartier.events";
    static final String DEAD_EXCHANGE = "quartier.events.dead";

    private static final Logger LOG = System.getLogger(RabbitBroker.class.getName());

    private static final long CONFIRM_MILLIS = 10_000;
    private static final int PERSISTENT = 2;

    private final ConnectionFactory factory;
    private final List<QueueRule> queues;
    private final Clock clock;
    private final BackOff backOff;
    private volatile Condition condition = Condition.fresh();
    private Connection connection;
    private Channel channel;

    RabbitBroker(ConnectionFactory factory, List<QueueRule> queues, Clock clock) {
        this.factory = factory;
        this.queues = queues;
        this.clock = clock;
        this.backOff = new BackOff(clock);
        // ours is simpler: nothing is consumed, and what was not confirmed is sent again
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public synchronized void send(StoredEvent event) {
        if (!backOff.left().isZero()) {
            throw new Unavailable("RabbitMQ is away", backOff.left(), null);
        }
        try {
            Channel open = open();
            open.basicPublish(EXCHANGE, event.type(), properties(event), body(event));
            if (!open.waitForConfirms(CONFIRM_MILLIS)) {
                throw new IOException("RabbitMQ refused an event");
            }
            backOff.worked();
            condition = condition.works();
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public synchronized void end() {
        hangUp();
    }

    private Unavailable away(Exception why) {
        hangUp();
        backOff.failed();
        if (condition.available()) {
            LOG.log(Level.WARNING, "RabbitMQ does not take events; they wait and are sent when it does: " + why, why);
        }
        condition = condition.fails(why);
        return new Unavailable("RabbitMQ is away", backOff.left(), why);
    }

    private Channel open() throws IOException, TimeoutException {
        if (channel != null && channel.isOpen()) {
            return channel;
        }
        hangUp();
        connection = factory.newConnection("quartier");
        Channel fresh = connection.createChannel();
        declare(fresh);
        fresh.confirmSelect();
        channel = fresh;
        LOG.log(Level.INFO, "Events go to RabbitMQ at {0}:{1}", factory.getHost(), String.valueOf(factory.getPort()));
        return fresh;
    }

    /** What is there already, alike, stays. */
    private void declare(Channel on) throws IOException {
        on.exchangeDeclare(EXCHANGE, "topic", true);
        on.exchangeDeclare(DEAD_EXCHANGE, "direct", true);
        for (QueueRule queue : queues) {
            String dead = queue.name() + ".dead";
            on.queueDeclare(dead, true, false, false, Map.of());
            on.queueBind(dead, DEAD_EXCHANGE, queue.name());
            on.queueDeclare(
                    queue.name(),
                    true,
                    false,
                    false,
                    Map.of("x-dead-letter-exchange", DEAD_EXCHANGE, "x-dead-letter-routing-key", queue.name()));
            for (String types : queue.patterns()) {
                on.queueBind(queue.name(), EXCHANGE, types);
            }
        }
    }

    private AMQP.BasicProperties properties(StoredEvent event) {
        return new AMQP.BasicProperties.Builder()
                .contentType("application/cloudevents+json")
                .contentEncoding("utf-8")
                .deliveryMode(PERSISTENT)
                .messageId(event.id().toString())
                .type(event.type())
                .timestamp(Date.from(event.at()))
                .correlationId(event.correlationId())
                .appId("quartier")
                .headers(Map.of(
                        "organizationId", event.organizationId().toString(),
                        "aggregateType", event.aggregateType(),
                        "aggregateId", event.aggregateId().toString()))
                .build();
    }

    private static byte[] body(StoredEvent event) {
        return event.cloudEvent().toString().getBytes(StandardCharsets.UTF_8);
    }

    private void hangUp() {
        if (connection != null) {
            // at once and without asking it: it may be gone
            connection.abort(1_000);
        }
        connection = null;
        channel = null;
    }
}
