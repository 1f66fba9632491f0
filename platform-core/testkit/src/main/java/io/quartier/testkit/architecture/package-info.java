/** Who may depend on whom, as rules with reasons. */
package io.quartier.testkit.architecture;
