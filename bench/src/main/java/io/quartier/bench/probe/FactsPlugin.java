package io.quartier.bench.probe;

import io.quartier.contract.Plugin;
import io.quartier.contract.event.EventType;
import io.quartier.contract.event.Subscriber;
import java.util.List;

/** Stores facts, tells of them, and stores what it is told: to see what events cost. */
public class FactsPlugin implements Plugin {

    @Override
    public String id() {
        return "benchevents";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public int contract() {
        return CONTRACT;
    }

    @Override
    public List<Class<?>> resources() {
        return List.of(FactsResource.class);
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(new EventType<>("fact.stored", 1, FactStored.class, "A fact was stored."));
    }

    @Override
    public List<Subscriber<?>> subscribers() {
        return List.of(new Subscriber<>("benchevents.effect", FactStored.class, StoreEffect.class));
    }

    @Override
    public List<String> migrations() {
        return List.of("V1__facts.sql");
    }
}
