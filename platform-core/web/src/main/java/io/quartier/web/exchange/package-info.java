/** What is known of the request that a thread works on. */
package io.quartier.web.exchange;
