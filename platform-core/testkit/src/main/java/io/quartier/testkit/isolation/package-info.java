/** Tries every table of a schema from the side of another organization. */
package io.quartier.testkit.isolation;
