package io.quartier.contract.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.error.QuartierException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", "\"1\", \"3\""})
    void letsTheVersionPass(String header) {
        assertThatCode(() -> IfMatch.check(IfMatch.valueOf(header), 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "3", "\"33\"", ""})
    void refusesEverythingElse(String header) {
        assertThatThrownBy(() -> IfMatch.check(IfMatch.valueOf(header), 3))
                .isInstanceOf(QuartierException.class)
                .hasMessage("STALE_VERSION");
    }

    @Test
    void letsAClientPassWhoDoesNotCare() {
        assertThatCode(() -> IfMatch.check(null, 3)).doesNotThrowAnyException();
    }
}
