package io.quartier.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"*/*", "application/json", "application/*", "text/html, application/json;q=0.9", "image/png"})
    void leavesAloneWhatJaxRsCanSettle(String header) {
        Accepted accepted = Accepted.of(header);
        assertThat(accepted.rewritten()).isNull();
        assertThat(accepted.csv()).isFalse();
        assertThat(accepted.problemJson()).isFalse();
    }

    @Test
    void letsListsComeAsCsvFromResourcesThatKnowJson() {
        Accepted accepted = Accepted.of("text/csv");
        assertThat(accepted.csv()).isTrue();
        assertThat(accepted.onlyCsv()).isTrue();
        assertThat(accepted.rewritten()).isEqualTo("text/csv, application/json;q=0.001");
        assertThat(Accepted.of("text/csv, application/json").onlyCsv()).isFalse();
        assertThat(Accepted.of("application/json, text/csv").csv()).isFalse();
    }

    @Test
    void givesErrorsAsProblems() {
        Accepted accepted = Accepted.of("application/problem+json");
        assertThat(accepted.problemJson()).isTrue();
        assertThat(accepted.rewritten()).startsWith("application/problem+json").contains("application/json");
        assertThat(Accepted.of("application/json, application/problem+json").problemJson())
                .isTrue();
        assertThat(Accepted.of("application/json, application/problem+json").rewritten())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo",
                ";;",
                "*/json",
                "a/b/c",
                "text/ csv",
                "application/json;q=2",
                "application/json;q=x",
                "application/json;"
            })
    void takesNonsenseForNothing(String header) {
        assertThat(Accepted.of(header).rewritten()).isEqualTo("*/*");
        assertThat(Accepted.of(header + ", application/json").rewritten()).isEqualTo("application/json");
    }

    @Test
    void bearsALongHeader() {
        assertThat(Accepted.of("text/csv, ".repeat(1000)).csv()).isFalse();
    }
}
