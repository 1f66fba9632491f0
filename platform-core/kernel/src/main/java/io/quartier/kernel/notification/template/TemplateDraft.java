package io.quartier.kernel.notification.template;

import io.quartier.contract.notification.Channel;
import io.quartier.kernel.notification.type.Wording;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization's own words for a notification. */
@Schema(name = "NotificationTemplateDraft")
public record TemplateDraft(
        @NotBlank @Size(max = 100) @Schema(example = "listings.import-finished")
        String type,

        @NotNull @Schema(example = "email") Channel channel,

        @NotNull @Pattern(regexp = "en|de|sk|cs") @Schema(example = "en")
        String language,

        @Size(max = 1000)
        @Schema(
                example = "Your import of {{ fileName }} is done",
                description = "Subject or title; none for short messages")
        String subject,

        @NotBlank @Size(max = 20_000) @Schema(example = "{{ created }} listings were created.")
        String text,

        @Size(max = 50_000) @Schema(example = "<p><b>{{ created }}</b> listings were created.</p>")
        String html) {

    Wording wording() {
        return new Wording(subject, text, html);
    }
}
