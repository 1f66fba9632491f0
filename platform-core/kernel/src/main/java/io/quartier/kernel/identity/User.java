package io.quartier.kernel.identity;

import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person with an account. */
@Schema(description = "A person with an account.")
public record User(UUID id, String email, String firstName, String lastName) {

    /** An address as it is stored and compared. */
    static String normalize(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
