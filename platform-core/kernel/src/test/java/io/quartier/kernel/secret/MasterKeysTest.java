package io.quartier.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {

    private static final String ONE = key(1);
    private static final String TWO = key(2);

    @Test
    void theFirstWrapsAndTheOthersOpen() throws GeneralSecurityException {
        MasterKeys before = MasterKeys.parse("2026 " + ONE);
        MasterKeys after = MasterKeys.parse("# the new one\n2027  " + TWO + "\r\n\n2026 " + ONE + "\n");
        assertThat(after.first()).isEqualTo("2027");
        byte[] wrapped = before.of("2026").orElseThrow().encrypt(bytes("key"), bytes("place"));
        assertThat(after.of("2026").orElseThrow().decrypt(wrapped, bytes("place")))
                .isEqualTo(bytes("key"));
        assertThatThrownBy(() -> after.of("2027").orElseThrow().decrypt(wrapped, bytes("place")))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> after.of("2026").orElseThrow().decrypt(wrapped, bytes("elsewhere")))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(after.of("2025")).isEmpty();
    }

    @Test
    void oneLineHoldsSeveralWithCommas() {
        assertThat(MasterKeys.parse("b " + TWO + ",a " + ONE).first()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nothing", "2026", "2026 c2hvcnQ=", "2026 no-base64!", "2026 c2hvcnQ= more", "a/b c2hvcnQ="
            })
    void whatCannotBeUsedIsSaidWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> MasterKeys.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2hvcnQ", "no-base64", "a/b"));
    }

    @Test
    void aNameStandsForOneKey() {
        assertThatThrownBy(() -> MasterKeys.parse("a " + ONE + "\na " + TWO)).hasMessageContaining("line 2");
    }

    private static String key(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
