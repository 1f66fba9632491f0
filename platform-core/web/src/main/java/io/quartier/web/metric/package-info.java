/** HTTP counted and timed. */
package io.quartier.web.metric;
