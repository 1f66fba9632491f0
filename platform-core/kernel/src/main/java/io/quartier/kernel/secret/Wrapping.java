package io.quartier.kernel.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quartier.contract.data.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Makes data keys and keeps them wrapped by the master key. */
final class Wrapping {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not to be had from this JVM", e);
        }
    }

    private final MasterKey master;

    Wrapping(MasterKey master) {
        this.master = master;
    }

    /** A key as it is stored. */
    record Wrapped(UUID organization, UUID id, String masterId, String text) {
        @Override
        public String toString() {
            return "data key " + id + " wrapped by " + masterId;
        }
    }

    /** A new key. */
    Wrapped make(UUID organization) {
        try {
            return wrap(
                    organization,
                    Ids.next(),
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key could not be made", e);
        }
    }

    DataKey open(Wrapped wrapped) {
        try {
            return new DataKey(wrapped.organization(), wrapped.id(), aead(unwrap(wrapped)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key " + wrapped.masterId() + " does not open " + wrapped, e);
        }
    }

    /** The same key, wrapped by the master key of today. */
    Wrapped again(Wrapped wrapped) {
        try {
            return wrap(wrapped.organization(), wrapped.id(), unwrap(wrapped));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The master key " + wrapped.masterId() + " does not open " + wrapped, e);
        }
    }

    static Aead aead(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private Wrapped wrap(UUID organization, UUID id, KeysetHandle key) throws GeneralSecurityException {
        String masterId = master.id();
        String text = TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                        key, aead(masterId), place(organization, id), RegistryConfiguration.get())
                .strip();
        return new Wrapped(organization, id, masterId, text);
    }

    private KeysetHandle unwrap(Wrapped wrapped) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                wrapped.text(),
                aead(wrapped.masterId()),
                place(wrapped.organization(), wrapped.id()),
                RegistryConfiguration.get());
    }

    private Aead aead(String masterId) {
        return master.of(masterId)
                .orElseThrow(
                        () -> new IllegalStateException("The master key " + masterId + " is not known on this node"));
    }

    private static byte[] place(UUID organization, UUID id) {
        return ("data key " + organization + " " + id).getBytes(StandardCharsets.UTF_8);
    }
}
