/** Telling people what happened. Start at {@link io.quartier.contract.notification.Notifications}. */
package io.quartier.contract.notification;
