package io.quartier.example;

import io.quartier.contract.Plugin;
import io.quartier.testkit.PluginContract;

/** Everything that every plugin promises. */
class ExamplePluginTest implements PluginContract {

    @Override
    public Plugin plugin() {
        return new ExamplePlugin();
    }
}
