package io.quartier.kernel.notification.template;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How an organization shows itself in what it sends.
 *
 * @param name as the sender of e-mail
 * @param replyTo where answers go, or null
 * @param footer below every e-mail, or null
 */
public record Brand(
        String name, String replyTo, String color, String logoUrl, String footer, Locale language, ZoneId zone) {}
