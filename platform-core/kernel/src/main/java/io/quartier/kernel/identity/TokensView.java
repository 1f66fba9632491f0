package io.quartier.kernel.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client signs in with.
 *
 * @param expiresIn seconds until the access token expires
 */
@Schema(name = "Tokens")
public record TokensView(
        @Schema(description = "Send it as 'Authorization: Bearer …'.")
        String accessToken,

        @Schema(description = "Good for one refresh; the answer brings the next.")
        String refreshToken,

        @Schema(example = "Bearer") String tokenType,

        @Schema(description = "Seconds until the access token expires.", example = "900")
        long expiresIn) {

    @Override
    public String toString() {
        return "tokens";
    }
}
