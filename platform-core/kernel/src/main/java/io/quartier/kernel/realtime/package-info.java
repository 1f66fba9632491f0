/**
 * Channels: what is sent to them is stored, and told to everybody who follows. Start at
 * {@link io.quartier.kernel.realtime.Hub}.
 */
package io.quartier.kernel.realtime;
