package io.quartier.contract.event;

/**
 * What a plugin does when something happened.
 *
 * @param id {@code <plugin>.<what-it-does>}, unique and lasting: {@code portal.projection}. What is undone is stored
 *     under it; a new one hears of what is published from its first start on
 * @param event the record, or an interface that several event records implement
 * @param handler a CDI bean
 */
public record Subscriber<E extends DomainEvent>(
        String id, Class<E> event, Class<? extends EventHandler<? super E>> handler) {}
