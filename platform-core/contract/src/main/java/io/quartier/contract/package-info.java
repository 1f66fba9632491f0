/** All that a plugin compiles against. Start at {@link io.quartier.contract.Plugin}. */
package io.quartier.contract;
