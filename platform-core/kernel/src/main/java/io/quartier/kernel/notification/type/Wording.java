package io.quartier.kernel.notification.type;

/**
 * The texts of a notification for one channel in one language, as templates or filled in.
 *
 * @param subject of an e-mail, or the title in the application and of a push message; null for a short message
 * @param text without markup
 * @param html of an e-mail; null elsewhere
 */
public record Wording(String subject, String text, String html) {}
