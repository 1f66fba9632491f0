package io.quartier.bench.probe;

import io.quartier.contract.Plugin;
import java.util.List;

/** Brings two resources that do nothing, to see what the product itself takes for a request. */
public class EmptyPlugin implements Plugin {

    @Override
    public String id() {
        return "bench";
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
        return List.of(EmptyPluginResource.class);
    }
}
