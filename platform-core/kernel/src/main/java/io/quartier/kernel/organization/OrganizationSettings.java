package io.quartier.kernel.organization;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an organization says of itself and may change. */
@Schema(name = "OrganizationSettings")
public record OrganizationSettings(
        @NotBlank @Size(max = 200) @Schema(example = "Donau Immobilien")
        String name,

        @NotNull OrganizationType type,

        @Email @Size(max = 254) @Schema(example = "office@donau.example")
        String email,

        @Size(max = 50) @Schema(example = "+421 2 5555 0000")
        String phone,

        @Size(max = 300) @Pattern(regexp = "https?://.+") @Schema(example = "https://donau.example")
        String website,

        @NotNull @Size(max = 50) @Schema(description = "Where it reads the clock.", example = "Europe/Bratislava")
        String timeZone) {}
