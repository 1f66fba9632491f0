package it.quartier.probe;

import io.quartier.contract.Plugin;

/**
 * A partner's plugin, deployed beside ours for the tests. It does inside the server what can only be tried there. Its
 * classes are this package, its other files are {@code src/test/resources/probe}.
 */
public class ProbePlugin implements Plugin {

    @Override
    public String id() {
        return "probe";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public int contract() {
        return CONTRACT;
    }
}
