/**
 * What happened, on its way to everybody who must know: {@link io.quartier.kernel.event.Outbox} stores it with the
 * transaction in which it happened, {@link io.quartier.kernel.event.Sequencer} gives it its place in the log,
 * {@link io.quartier.kernel.event.Lane} hands it to the subscribers.
 */
package io.quartier.kernel.event;
