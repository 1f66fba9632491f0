/** Events on their way to a message broker outside, where the operator configured one. */
package io.quartier.kernel.event.broker;
