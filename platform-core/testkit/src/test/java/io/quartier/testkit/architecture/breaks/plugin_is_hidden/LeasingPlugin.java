package io.quartier.testkit.architecture.breaks.plugin_is_hidden;

import io.quartier.contract.Plugin;

class LeasingPlugin implements Plugin {
    @Override
    public String id() {
        return "leasing";
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
