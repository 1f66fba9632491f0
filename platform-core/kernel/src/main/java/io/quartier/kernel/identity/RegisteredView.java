package io.quartier.kernel.identity;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new organization with its owner, signed in. */
@Schema(name = "Registered")
public record RegisteredView(
        OrganizationRef organization,
        User user,
        String accessToken,
        String refreshToken,
        String tokenType,
        long expiresIn) {

    /** An organization in short. */
    @Schema(name = "OrganizationRef")
    public record OrganizationRef(
            UUID id,
            @Schema(example = "donau-immobilien") String slug,
            @Schema(example = "Donau Immobilien") String name,
            @Schema(example = "owner") String role) {

        static OrganizationRef of(Membership membership) {
            return new OrganizationRef(
                    membership.organizationId(),
                    membership.slug(),
                    membership.name(),
                    membership.role().word());
        }
    }

    static RegisteredView of(User user, Membership membership, TokensView tokens) {
        return new RegisteredView(
                OrganizationRef.of(membership),
                user,
                tokens.accessToken(),
                tokens.refreshToken(),
                tokens.tokenType(),
                tokens.expiresIn());
    }

    @Override
    public String toString() {
        return "registration of " + user.id();
    }
}
