package io.quartier.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail to eva.novakova@donau.example failed | mail to e***@*** failed",
                "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln | Authorization: [secret] [token]",
                "paid from SK31 1200 0000 1987 4263 7541 today | paid from SK31 [account] today",
                "call +421 905 123 456 now | call [phone] now",
                "{\"password\":\"hunter2\"} | {\"password\":\"[secret]\"}"
            })
    void personalDataAndSecretsAreUnreadable(String text, String masked) {
        assertThat(Masking.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listing 01936f3e-7d2a-7cc0-9a3e-2b1f0c9d8e7f published",
                "read 15021 rows in 12.5 s (created 14899)",
                "Table platform.organizations has no policy for delete"
            })
    void whatOperatorsNeedStays(String text) {
        assertThat(Masking.mask(text)).isEqualTo(text);
    }
}
