package io.quartier.testkit;

import io.quartier.testkit.architecture.ArchitectureContract;

/**
 * Everything that every plugin promises. A plugin's test inherits the tests by naming the plugin:
 *
 * <pre>{@code
 * class LeasingPluginTest implements PluginContract {
 *     @Override
 *     public Plugin plugin() {
 *         return new LeasingPlugin();
 *     }
 * }
 * }</pre>
 */
public interface PluginContract
        extends DescriptorContract, SchemaContract, TenantIsolationContract, ArchitectureContract {}
