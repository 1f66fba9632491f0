package io.quartier.contract.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is calling, settled once per request or job. Inject it; the bean always speaks of the current thread's caller. */
public interface CurrentUser {

    /** Whether anybody is signed in. */
    boolean isSignedIn();

    /**
     * The person.
     *
     * @throws io.quartier.contract.error.QuartierException {@code UNAUTHENTICATED} where nobody is signed in
     */
    UUID userId();

    /**
     * The organization they act in.
     *
     * @throws io.quartier.contract.error.QuartierException {@code UNAUTHENTICATED} where there is none
     */
    UUID organizationId();

    /** The organization they act in, where there is one. */
    Optional<UUID> organization();

    /** Their role in it, where they have one. */
    Optional<Role> role();

    /** Ids of the permissions they hold. */
    Set<String> permissions();

    /** Whether they hold the permission. */
    boolean may(String permission);

    /** The id of this request or job, for logs and answers. */
    String requestId();

    /** The language they asked for: one that the platform speaks. */
    Locale locale();
}
