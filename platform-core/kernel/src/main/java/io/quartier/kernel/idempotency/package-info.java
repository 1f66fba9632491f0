/** Requests that may be sent twice and count once. */
package io.quartier.kernel.idempotency;
