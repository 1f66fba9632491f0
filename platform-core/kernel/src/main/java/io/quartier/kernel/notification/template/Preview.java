package io.quartier.kernel.notification.template;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people would get. */
@Schema(name = "NotificationPreview")
public record Preview(String subject, String text, String html) {}
