package io.quartier.listings;

import io.quartier.contract.Plugin;
import io.quartier.testkit.PluginContract;

class ListingsPluginTest implements PluginContract {

    @Override
    public Plugin plugin() {
        return new ListingsPlugin();
    }
}
