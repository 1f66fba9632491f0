package io.quartier.kernel.event;

import io.quartier.contract.event.DomainEvent;
import io.quartier.contract.event.EventHandler;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Events;
import io.quartier.contract.event.Subscriber;
import io.quartier.kernel.plugin.ActivePlugins;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Delivers events to their subscribers inside the transaction that publishes them. */
@ApplicationScoped
public class TransactionalEvents implements Events {

    @Inject
    TransactionContext transaction;

    private final Map<Class<?>, EventType<?>> types = Stream.concat(
                    CoreEvents.ALL.stream(), ActivePlugins.all().stream().flatMap(plugin -> plugin.events().stream()))
            .collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));
    private final List<Subscriber<?>> subscribers = ActivePlugins.all().stream()
            .flatMap(plugin -> plugin.subscribers().stream())
            .toList();
    private final Map<Class<?>, List<EventHandler<DomainEvent>>> handlers = new ConcurrentHashMap<>();

    @Override
    public void publish(DomainEvent event) {
        if (!transaction.isActive()) {
            throw new IllegalStateException("Events are published in a transaction");
        }
        if (!types.containsKey(event.getClass())) {
            throw new IllegalStateException("No active plugin declares the event "
                    + event.getClass().getName() + ": add it to the plugin's events()");
        }
        handlers.computeIfAbsent(event.getClass(), this::handlersOf).forEach(handler -> handler.on(event));
    }

    private List<EventHandler<DomainEvent>> handlersOf(Class<?> event) {
        return subscribers.stream()
                .filter(subscriber -> subscriber.event().isAssignableFrom(event))
                .map(subscriber -> bean(subscriber.handler()))
                .toList();
    }

    @SuppressWarnings("unchecked") // the subscriber's record ties handler and event together
    private static EventHandler<DomainEvent> bean(Class<? extends EventHandler<?>> type) {
        return (EventHandler<DomainEvent>) CDI.current().select(type).get();
    }
}
