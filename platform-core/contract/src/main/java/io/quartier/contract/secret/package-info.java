/** Secrets at rest. */
package io.quartier.contract.secret;
