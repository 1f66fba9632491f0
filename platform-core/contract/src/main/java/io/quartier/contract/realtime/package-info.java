/** What members see while it happens. Start at {@link io.quartier.contract.realtime.Channels}. */
package io.quartier.contract.realtime;
