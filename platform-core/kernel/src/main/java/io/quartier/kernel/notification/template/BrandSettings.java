package io.quartier.kernel.notification.template;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organization may say about how it shows itself; what is absent comes from the organization itself. */
@Schema(name = "NotificationBranding")
public record BrandSettings(
        @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*") @Schema(example = "Donau Immobilien")
        String senderName,

        @Email @Size(max = 254) @Schema(example = "office@donau.example")
        String replyTo,

        @Pattern(regexp = "#[0-9a-f]{6}") @Schema(example = "#14532d")
        String color,

        @Pattern(regexp = "https://[^\\s\"'<>]{1,490}") @Schema(example = "https://donau.example/logo.png")
        String logoUrl,

        @Size(max = 1000) @Schema(example = "Donau Immobilien s.r.o., Hlavná 12, Bratislava")
        String footer,

        @Pattern(regexp = "en|de|sk|cs") @Schema(example = "sk", description = "Of people who chose none")
        String language,

        @Size(max = 60) @Schema(example = "Europe/Bratislava", description = "Of people who chose none")
        String timeZone) {}
