package io.quartier.kernel.secret;

import com.google.crypto.tink.Aead;
import java.util.Optional;

/**
 * What wraps the keys of all organizations. The platform's own is {@link MasterKeyFile}. A key management system takes its
 * place as a CDI bean of this type that is an {@code @Alternative} with a {@code @Priority}, in a jar of its own in the
 * EAR's {@code lib}: Tink has clients for the usual ones that give an {@link Aead}.
 */
public interface MasterKey {

    /** Names the one that wraps from now on: letters, digits, points, hyphens. What others wrap is wrapped anew at the start. */
    String id();

    /**
     * The one with this name, to wrap and unwrap.
     *
     * @return nothing where it is not known
     */
    Optional<Aead> of(String id);
}
