/**
 * Tells people what happened. {@code sending} turns a notification into messages, {@code delivery} carries those to
 * people by {@code mail}, {@code sms} and {@code push}, {@code callback} hears what became of them.
 */
package io.quartier.kernel.notification;
