package io.quartier.kernel.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint as its organization describes it: the body of POST, and what a PATCH is applied to. */
@Schema(name = "WebhookDraft")
record WebhookDraft(
        @NotBlank @Size(max = 2000) @Schema(example = "https://crm.example/hooks/quartier")
        String url,

        @Size(max = 200) @Schema(example = "Our CRM") String description,

        @NotEmpty
        @Size(max = 50)
        @Schema(
                example = "[\"listing.*\", \"organization.changed\"]",
                description = "Types of events, all of an aggregate as listing.*, or * for all.")
        List<@NotNull @Size(max = 100) String> events,

        @Min(1) @Max(100) @Schema(description = "Requests a second at most, 10 by default; more wait.", example = "10")
        Integer perSecond) {

    int pace() {
        return perSecond == null ? 10 : perSecond;
    }
}
