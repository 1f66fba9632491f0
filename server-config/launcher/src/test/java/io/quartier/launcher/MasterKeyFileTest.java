package io.quartier.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {

    @TempDir
    Path directory;

    @Test
    void isMadeOnceAndIsForItsOwnerOnly() throws Exception {
        Path file = MasterKeyFile.in(directory);
        String text = Files.readString(file);
        assertThat(Files.readString(MasterKeyFile.in(directory))).isEqualTo(text);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        String[] parts = text.strip().split(" ", -1);
        assertThat(parts).hasSize(2);
        assertThat(Base64.getDecoder().decode(parts[1])).hasSize(32);
    }
}
