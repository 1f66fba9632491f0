package io.quartier.portal;

import io.quartier.contract.Plugin;
import io.quartier.testkit.PluginContract;

/** Everything that every plugin promises. */
class PortalPluginTest implements PluginContract {

    @Override
    public Plugin plugin() {
        return new PortalPlugin();
    }
}
