package io.quartier.kernel.tenancy;

import io.quartier.contract.access.Role;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling, in which organization, with what.
 *
 * @param requestId names the request or job in logs and answers
 * @param user null where nobody is signed in
 * @param organization null where there is none: then the database shows no rows
 */
public record Call(String requestId, Locale locale, UUID user, UUID organization, Role role, Set<String> permissions) {

    /** Nobody, nowhere. */
    public static final Call NOBODY = new Call("-", Locale.ENGLISH, null, null, null, Set.of());

    /** Somebody without an organization yet. */
    public Call as(UUID someUser, UUID someOrganization) {
        return new Call(requestId, locale, someUser, someOrganization, null, Set.of());
    }

    /** The same caller under another request id and language. */
    public Call of(String newRequestId, Locale newLocale) {
        return new Call(newRequestId, newLocale, user, organization, role, permissions);
    }
}
