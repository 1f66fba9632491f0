/** Short words from node to node: something is there to be looked at. */
package io.quartier.kernel.signal;
