/** Tells the endpoints of organizations of their events, by Standard Webhooks 1.0. */
package io.quartier.kernel.webhook;
