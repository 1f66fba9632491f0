package io.quartier.kernel.notification.preference;

import io.quartier.contract.notification.Channel;
import io.quartier.contract.rest.Versioned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the signed-in person wants to be told. */
@Schema(name = "NotificationPreferences")
public record PreferencesView(
        UUID id, String language, String timeZone, Quiet quietHours, String phone, List<Choice> choices, long version)
        implements Versioned {

    /** When nothing but what is urgent may come; until may be on the next day. */
    @Schema(name = "QuietHours")
    public record Quiet(
            @NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]") @Schema(example = "22:00")
            String from,

            @NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]") @Schema(example = "07:00")
            String until) {}

    /** By which channel something comes, and how. */
    @Schema(name = "NotificationChoice")
    public record Choice(
            @NotBlank @Schema(example = "imports", description = "A category, or a type")
            String subject,

            @NotNull Channel channel,
            @NotNull Mode mode) {}
}
