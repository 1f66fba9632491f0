package io.quartier.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;

/** The master key that secrets in the database are kept under: made at the first start, kept in a file for its owner only. */
public final class MasterKeyFile {

    private static final int BYTES = 32;

    private MasterKeyFile() {}

    public static Path in(Path directory) {
        Path file = directory.resolve("master-key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                PrivateFiles.write(
                        file,
                        LocalDate.now(ZoneOffset.UTC) + " "
                                + Base64.getEncoder().encodeToString(key) + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
