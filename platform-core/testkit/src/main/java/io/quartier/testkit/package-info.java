/**
 * What a plugin is tested with: real PostgreSQL ({@link io.quartier.testkit.PluginDatabase}) and contracts, interfaces
 * whose tests a plugin's test class inherits ({@link io.quartier.testkit.PluginContract}).
 */
package io.quartier.testkit;
