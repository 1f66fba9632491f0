package io.quartier.kernel.notification.template;

import io.quartier.contract.data.Row;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization's own words for a notification, as stored. */
@Schema(name = "NotificationTemplate")
public record TemplateView(
        UUID id,
        String type,
        Channel channel,
        String language,
        String subject,
        String text,
        String html,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static TemplateView of(Row row) {
        return new TemplateView(
                row.uuid("id"),
                row.text("type"),
                row.word("channel", Channel.class),
                row.text("language"),
                row.text("subject"),
                row.text("text"),
                row.text("html"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.bigint("version"));
    }
}
