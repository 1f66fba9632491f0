/** Secrets at rest: a key for each organization, wrapped by the platform's master key. */
package io.quartier.kernel.secret;
