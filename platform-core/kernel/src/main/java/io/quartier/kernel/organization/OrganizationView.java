package io.quartier.kernel.organization;

import io.quartier.contract.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An organization as its members see it. */
@Schema(name = "Organization")
public record OrganizationView(
        UUID id,
        @Schema(example = "donau-immobilien") String slug,
        @Schema(example = "Donau Immobilien") String name,
        OrganizationType type,
        @Schema(example = "active") String status,
        String email,
        String phone,
        String website,
        @Schema(example = "Europe/Bratislava") String timeZone,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    OrganizationSettings settings() {
        return new OrganizationSettings(name, type, email, phone, website, timeZone);
    }
}
