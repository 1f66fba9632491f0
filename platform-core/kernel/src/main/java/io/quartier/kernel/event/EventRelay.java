package io.quartier.kernel.event;

import io.quartier.contract.Plugin;
import io.quartier.kernel.plugin.ActivePlugins;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.signal.Signals;
import io.quartier.kernel.work.Worker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This node's part in carrying events from the outbox to their subscribers: a turn at the sequencer, workers for what the
 * plugins take in, and one for each part of the platform that does, so that a slow one holds up no other.
 */
@ApplicationScoped
public class EventRelay {

    @Inject
    Sources sources;

    @Inject
    Signals signals;

    @Inject
    TakeEvents events;

    @Inject
    @Any
    Instance<Tap> taps;

    @Inject
    @ConfigProperty(name = "quartier.events.threads", defaultValue = "2")
    int threads;

    @Inject
    @ConfigProperty(name = "quartier.events.poll", defaultValue = "PT2S")
    Duration poll;

    @Inject
    @ConfigProperty(name = "quartier.events.attempts", defaultValue = "20")
    int attempts;

    @Inject
    @ConfigProperty(name = "quartier.events.lease", defaultValue = "PT30S")
    Duration lease;

    private Worker sequencer;
    private Worker watch;
    private final List<Worker> lanes = new ArrayList<>();

    /** Begins; once, when the database is ready. */
    public void begin() {
        DataSource maintenance = sources.maintenance("carrying the events of all organizations to their subscribers");
        EventTypes types = new EventTypes();
        List<Recipient> ofPlugins = recipients(ActivePlugins.all(), types);
        List<Recipient> ofPlatform =
                taps.stream().map(tap -> Recipient.of(tap, types)).toList();
        List<Recipient> here =
                Stream.concat(ofPlugins.stream(), ofPlatform.stream()).toList();
        note(maintenance, here);
        Deliveries deliveries = new Deliveries(maintenance, lease);
        if (!ofPlugins.isEmpty()) {
            lanes.add(new Worker("events", threads, poll, new Lane(ofPlugins, deliveries, events, attempts)));
        }
        for (Recipient recipient : ofPlatform) {
            if (!recipient.types().isEmpty()) {
                Lane lane = new Lane(List.of(recipient), deliveries, events, attempts);
                lanes.add(new Worker(recipient.id(), 1, poll, lane));
            }
        }
        sequencer = new Worker(
                "sequencer",
                1,
                poll,
                new Sequencer(maintenance, () -> signals.send(Outbox.CHANNEL, Sequencer.SEQUENCED)));
        watch = new Worker("events-watch", 1, Duration.ofSeconds(15), () -> look(maintenance, here));
        signals.listen(Outbox.CHANNEL, this::hear);
        watch.begin();
        lanes.forEach(Worker::begin);
        sequencer.begin();
    }

    private void hear(String signal) {
        if (!Sequencer.SEQUENCED.equals(signal)) {
            sequencer.wake();
        }
        if (!Sequencer.PUBLISHED.equals(signal)) {
            lanes.forEach(Worker::wake);
        }
    }

    /** Wakes the workers: what is to be delivered has become more in another way. */
    void wake() {
        signals.send(Outbox.CHANNEL, Sequencer.SEQUENCED);
    }

    @PreDestroy
    void end() {
        if (sequencer != null) {
            sequencer.end();
            watch.end();
            lanes.forEach(Worker::end);
        }
    }

    private static List<Recipient> recipients(List<Plugin> plugins, EventTypes types) {
        return plugins.stream()
                .flatMap(plugin -> plugin.subscribers().stream())
                .map(subscriber -> Recipient.of(subscriber, types))
                .toList();
    }

    private static void note(DataSource maintenance, List<Recipient> here) {
        try {
            Subscriptions.note(maintenance, here);
        } catch (SQLException e) {
            throw new IllegalStateException("The subscribers of events cannot be noted", e);
        }
    }

    /** Now and then; there is never more to do at once. */
    private static boolean look(DataSource maintenance, List<Recipient> here) throws SQLException {
        Subscriptions.note(maintenance, here);
        Subscriptions.forgetGone(maintenance);
        EventMetrics.look(maintenance);
        return false;
    }
}
