/** Counters and timers of this node. */
package io.quartier.kernel.metric;
