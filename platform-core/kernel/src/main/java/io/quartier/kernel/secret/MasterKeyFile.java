package io.quartier.kernel.secret;

import com.google.crypto.tink.Aead;
import io.quartier.kernel.plugin.StartRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The master key of the platform's own making: in the file {@code quartier.secrets.master-key-file}, or in the setting itself. */
@ApplicationScoped
public class MasterKeyFile implements MasterKey {

    private static final String HOW =
            "make one with '(umask 077; echo \"$(date +%Y-%m) $(openssl rand -base64 32)\" > master-key)' and name it in QUARTIER_SECRETS_MASTER_KEY_FILE, the same file on every node; keep a copy apart from the database's backups, without it no secret opens again";

    @Inject
    @ConfigProperty(name = "quartier.secrets.master-key-file")
    Optional<String> file;

    @Inject
    @ConfigProperty(name = "quartier.secrets.master-key")
    Optional<String> text;

    private volatile MasterKeys keys;

    @Override
    public String id() {
        return keys().first();
    }

    @Override
    public Optional<Aead> of(String id) {
        return keys().of(id);
    }

    private MasterKeys keys() {
        if (keys == null) {
            keys = file.map(name -> read(Path.of(name)))
                    .or(() -> text.map(keys -> parse("quartier.secrets.master-key", keys)))
                    .orElseThrow(() ->
                            new StartRefused(List.of("There is no master key to keep secrets with: " + HOW + ".")));
        }
        return keys;
    }

    private static MasterKeys read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new StartRefused(List.of("The master key " + file + " cannot be read (" + e + "): " + HOW + "."));
        }
    }

    private static MasterKeys parse(String place, String text) {
        try {
            return MasterKeys.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    List.of("The master key in " + place + " cannot be used (" + e.getMessage() + "): " + HOW + "."));
        }
    }
}
