/** The loop of everything on this node that takes rows off a queue. */
package io.quartier.kernel.work;
