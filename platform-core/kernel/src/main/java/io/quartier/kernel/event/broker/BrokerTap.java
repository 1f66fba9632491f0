package io.quartier.kernel.event.broker;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.quartier.kernel.event.StoredEvent;
import io.quartier.kernel.event.Tap;
import io.quartier.kernel.event.Unavailable;
import io.quartier.kernel.metric.Metrics;
import io.quartier.kernel.server.ServerResources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;

/** Every event on its way to the broker, where there is one. */
@ApplicationScoped
public class BrokerTap implements Tap {

    private static final Counter EVENTS = Counter.builder()
            .name("quartier_broker_events_total")
            .help("Events that this node gave to the message broker, by what became of them: sent, away, refused")
            .labelNames("outcome")
            .register(Metrics.REGISTRY);

    private static final AtomicReference<EventBroker> BROKER = new AtomicReference<>();

    static {
        GaugeWithCallback.builder()
                .name("quartier_broker_available")
                .help("1 where the message broker took what it was last given, 0 where it is away; absent without one")
                .callback(gauge -> condition().ifPresent(c -> gauge.call(c.available() ? 1 : 0)))
                .register(Metrics.REGISTRY);
    }

    @Override
    public String id() {
        return "platform.broker";
    }

    @Override
    public boolean takes(String type) {
        return BrokerSettings.ofThisNode().isThere();
    }

    @Override
    public void on(StoredEvent event) {
        try {
            broker().send(event);
            EVENTS.labelValues("sent").inc();
        } catch (Unavailable e) {
            EVENTS.labelValues("away").inc();
            throw e;
        } catch (RuntimeException e) {
            EVENTS.labelValues("refused").inc();
            throw e;
        }
    }

    /** Of the broker, as this node last met it; empty without one. */
    static Optional<Condition> condition() {
        return Optional.ofNullable(BROKER.get()).map(EventBroker::condition);
    }

    /** Made when it is first needed, in a thread of the server. */
    private synchronized EventBroker broker() {
        EventBroker broker = BROKER.get();
        if (broker == null) {
            ThreadFactory threads = ServerResources.find(ServerResources.THREAD_FACTORY);
            broker = BrokerSettings.ofThisNode()
                    .broker(threads)
                    .orElseThrow(() -> new IllegalStateException("No message broker is configured any more"));
            BROKER.set(broker);
        }
        return broker;
    }

    @PreDestroy
    void end() {
        EventBroker broker = BROKER.getAndSet(null);
        if (broker != null) {
            broker.end();
        }
    }
}
