package io.quartier.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeyTest {

    @TempDir
    Path directory;

    @Test
    void isMadeOnceAndIsReadableAsPkcs8() throws Exception {
        Path file = TokenKey.in(directory);
        String pem = Files.readString(file);
        assertThat(Files.readString(TokenKey.in(directory))).isEqualTo(pem);

        byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        assertThat(key.getModulus().bitLength()).isEqualTo(3072);
    }
}
