/** What the platform publishes about outgoing webhooks. */
package io.quartier.contract.webhook;
