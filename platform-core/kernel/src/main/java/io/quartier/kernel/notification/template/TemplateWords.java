package io.quartier.kernel.notification.template;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Other words for a template, which keeps its type, channel and language. */
@Schema(name = "NotificationTemplateWords")
public record TemplateWords(
        @Size(max = 1000) @Schema(example = "Your import of {{ fileName }} is done")
        String subject,

        @NotBlank @Size(max = 20_000) @Schema(example = "{{ created }} listings were created.")
        String text,

        @Size(max = 50_000) @Schema(example = "<p><b>{{ created }}</b> listings were created.</p>")
        String html) {}
