package io.quartier.kernel.event;

import io.quartier.contract.event.DomainEvent;
import io.quartier.contract.event.EventHandler;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Subscriber;
import io.quartier.kernel.json.RecordReader;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Somebody who takes events in.
 *
 * @param types names of the types it wants
 */
record Recipient(String id, Set<String> types, Consumer<StoredEvent> taking) {

    private static final RecordReader STORED = RecordReader.ofStored();

    static Recipient of(Tap tap, EventTypes all) {
        return new Recipient(
                tap.id(),
                all.all().stream().map(EventType::name).filter(tap::takes).collect(Collectors.toUnmodifiableSet()),
                tap::on);
    }

    static Recipient of(Subscriber<?> subscriber, EventTypes all) {
        Set<String> types = all.all().stream()
                .filter(type -> subscriber.event().isAssignableFrom(type.payload()))
                .map(EventType::name)
                .collect(Collectors.toUnmodifiableSet());
        return new Recipient(subscriber.id(), types, event -> hand(event, subscriber, all));
    }

    private static void hand(StoredEvent event, Subscriber<?> subscriber, EventTypes all) {
        Record payload = STORED.read(event.payload(), all.named(event.type()).payload(), List.of());
        bean(subscriber.handler()).on((DomainEvent) payload);
    }

    @SuppressWarnings("unchecked") // the subscriber's record ties handler and event together
    private static EventHandler<DomainEvent> bean(Class<? extends EventHandler<?>> type) {
        return (EventHandler<DomainEvent>) CDI.current().select(type).get();
    }
}
