package io.quartier.kernel.notification.preference;

import io.quartier.kernel.notification.preference.PreferencesView.Choice;
import io.quartier.kernel.notification.preference.PreferencesView.Quiet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the signed-in person wants to be told: all of it, what is absent is unsaid. */
@Schema(name = "NotificationPreferencesForm")
public record PreferencesForm(
        @Pattern(regexp = "en|de|sk|cs") @Schema(example = "sk")
        String language,

        @Size(max = 60) @Schema(example = "Europe/Bratislava")
        String timeZone,

        @Valid Quiet quietHours,

        @Pattern(regexp = "\\+[1-9][0-9]{6,14}")
        @Schema(example = "+421905123456", description = "In the form of E.164")
        String phone,

        @Size(max = 400) List<@Valid Choice> choices) {

    List<Choice> choicesOrNone() {
        return choices == null ? List.of() : choices;
    }
}
