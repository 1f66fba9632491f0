package io.quartier.kernel.notification.delivery;

import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.kernel.notification.delivery.Suppressions.Reason;
import io.quartier.kernel.notification.template.Brand;
import io.quartier.kernel.notification.template.Brands;
import io.quartier.kernel.notification.template.Values;
import io.quartier.kernel.notification.template.Wordings;
import io.quartier.kernel.notification.type.NotificationTypes;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.work.Worker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries messages to people. A message is taken by one node for a time; what came of it is noted when it is known. Where a node
 * dies in between, another one tries again: a message may then come twice, under the same Message-ID, but none is lost.
 */
@ApplicationScoped
public class Deliverer {

    private static final Logger LOG = System.getLogger(Deliverer.class.getName());
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final int BATCH = 4;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    @Inject
    Sources sources;

    @Inject
    Signals signals;

    @Inject
    @Any
    Instance<Carrier> carriers;

    @Inject
    Messages messages;

    @Inject
    Suppressions suppressions;

    @Inject
    NotificationTypes types;

    @Inject
    Brands brands;

    @Inject
    Wordings wordings;

    @Inject
    UnsubscribeLinks links;

    @Inject
    @ConfigProperty(name = "quartier.notifications.threads", defaultValue = "2")
    int threads;

    @Inject
    @ConfigProperty(name = "quartier.notifications.lease", defaultValue = "PT3M")
    Duration lease;

    @Inject
    @ConfigProperty(name = "quartier.notifications.first-retry", defaultValue = "PT30S")
    Duration firstRetry;

    @Inject
    @ConfigProperty(name = "quartier.notifications.attempts", defaultValue = "12")
    int attempts;

    private final Map<Channel, Carrier> byChannel = new EnumMap<>(Channel.class);
    private Worker worker;
    private MessageQueue queue;

    /** Delivers from now on. */
    public void begin() {
        for (Carrier carrier : carriers) {
            byChannel.put(carrier.channel(), carrier);
        }
        Set<Channel> missing = byChannel.keySet().stream()
                .filter(channel -> !byChannel.get(channel).isConfigured())
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Not configured: {0}. What is sent that way waits, see GET /notifications/deliveries?state=not-configured; server-config/README.md says what to set",
                    missing);
        }
        queue = new MessageQueue(sources.maintenance("delivering the messages of all organizations"));
        worker = new Worker("messages", threads, Duration.ofSeconds(2), this::deliver);
        signals.listen(Messages.SIGNAL, signal -> worker.wake());
        worker.begin();
    }

    @PreDestroy
    void end() {
        if (worker != null) {
            worker.end();
        }
    }

    private boolean deliver() throws SQLException {
        Map<Boolean, List<Channel>> channels = byChannel.keySet().stream()
                .collect(Collectors.partitioningBy(
                        channel -> byChannel.get(channel).isConfigured()));
        queue.waitForConfiguration(channels.get(false));
        List<Taken> taken = queue.take(channels.get(true), BATCH, lease);
        for (Taken message : taken) {
            Call call = new Call(
                    "message " + message.id(), message.language(), null, message.organization(), null, Set.of());
            CallContext.with(call, () -> {
                deliver(message);
                return null;
            });
        }
        return !taken.isEmpty();
    }

    private void deliver(Taken message) {
        Outcome outcome;
        try {
            outcome = attempt(message);
        } catch (Exception e) {
            outcome = Outcome.later(e.getClass().getSimpleName());
            LOG.log(
                    Level.WARNING,
                    "{0} by {1} could not be delivered at attempt {2}: {3}",
                    message,
                    message.channel(),
                    message.attempts(),
                    e.getClass().getName());
        }
        if (outcome.state() == State.QUEUED && message.attempts() >= attempts) {
            outcome = Outcome.failed("given-up: " + outcome.reason());
        }
        if (outcome.state() == State.BOUNCED && message.address() != null) {
            suppressions.add(message.channel(), message.address(), Suppressions.EVERYTHING, Reason.BOUNCE);
        }
        messages.settle(message, outcome, outcome.pause() == null ? pause(message.attempts()) : outcome.pause());
        DeliveryMetrics.count(message.channel(), outcome.state());
    }

    private Outcome attempt(Taken message) throws Exception {
        Carrier carrier = byChannel.get(message.channel());
        Optional<NotificationType> type = types.find(message.type());
        if (type.isEmpty()) {
            return Outcome.failed("unknown-type");
        }
        if (!message.reachable()) {
            return Outcome.suppressed("no-member");
        }
        if (carrier.needsAddress() && message.address() == null) {
            return Outcome.suppressed("no-address");
        }
        if (message.address() != null
                && suppressions.includes(message.channel(), message.address(), message.category())) {
            return Outcome.suppressed("suppression-list");
        }
        Brand brand = brands.current();
        Map<String, Object> values = Values.of(json(message.data()));
        return carrier.carry(new Letter(
                message,
                wordings.of(type.get(), message.channel(), message.language(), brand, values),
                brand,
                links.to(message)));
    }

    private static JsonObject json(String data) {
        try (JsonReader reader = JSON.createReader(new StringReader(data))) {
            return reader.readObject();
        }
    }

    /** Twice as long each time, and not at the same moment for all. */
    private Duration pause(int attempt) {
        long pause = firstRetry.toMillis() << Math.min(20, attempt - 1);
        long bounded = Math.min(LONGEST_WAIT.toMillis(), pause);
        return Duration.ofMillis(bounded + ThreadLocalRandom.current().nextLong(bounded / 4 + 1));
    }
}
