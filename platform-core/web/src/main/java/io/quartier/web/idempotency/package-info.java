/** The header Idempotency-Key. Start at {@link io.quartier.web.idempotency.IdempotencyFilter}. */
package io.quartier.web.idempotency;
