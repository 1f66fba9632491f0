package io.quartier.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static Fault malformed(byte[] body) {
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> JsonBody.parse(body));
        assertThat(e).isNotNull();
        assertThat(e.problem()).isEqualTo(CoreProblem.MALFORMED_REQUEST);
        assertThat(e.faults()).hasSize(1);
        return e.faults().get(0);
    }

    private static Fault malformed(String body) {
        return malformed(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsFieldsThatStandTwice() {
        JsonBody body = JsonBody.parse("{\"a\": {\"b\": 1, \"b\": 2}, \"c\": [{\"d\": 1, \"d\": 1}], \"a\": 3}");
        assertThat(body.repeated()).extracting(Fault::field).containsExactly("a.b", "c[0].d", "a");
    }

    @Test
    void doesNotKeepMoreOfThemThanAnAnswerLists() {
        String wide = "{" + "\"a\": 1, \"a\": 1, ".repeat(50_000) + "\"a\": 1}";
        assertThat(JsonBody.parse(wide).repeated()).hasSize(1);
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 50_000; i++) {
            many.append("\"a%d\": 1, \"a%d\": 1, ".formatted(i, i));
        }
        assertThat(JsonBody.parse(many + "\"b\": 1}").repeated()).hasSize(QuartierException.MAX_FAULTS + 1);
        String longName = "{\"" + "x".repeat(500_000) + "\": {\"a\": 1, \"a\": 1}}";
        assertThat(JsonBody.parse(longName).repeated().get(0).field()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "[1,]",
                "{} {}",
                "{}x",
                "nul",
                "{'a': 1}",
                "{\"a\": 01}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{\"a\": NaN}",
                "\"a",
                "// x",
                "<a/>",
                "{\"a\": \"\n\"}",
                "[1 2]",
                "]"
            })
    void refusesWhatIsNotJson(String text) {
        assertThat(malformed(text).code()).startsWith("SYNTAX");
    }

    @Test
    void saysWhereItGoesWrong() {
        assertThat(malformed("{\"a\": 1,\n \"b\" 2}").arguments()).containsEntry("line", 2L);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "ISO-8859-1", "UTF-32"})
    void takesUtf8Only(String charset) {
        assertThat(malformed("{\"a\": \"Žluťoučký kůň é\"}".getBytes(Charset.forName(charset)))
                        .code())
                .isIn("ENCODING", "SYNTAX_AT");
    }

    @Test
    void bearsAByteOrderMark() {
        assertThat(JsonBody.parse("\uFEFF{}".getBytes(StandardCharsets.UTF_8))
                        .value()
                        .asJsonObject())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void refusesNothing(String text) {
        assertThat(malformed(text).code()).isIn("EMPTY", "SYNTAX_AT", "SYNTAX");
    }

    @Test
    void refusesATower() {
        assertThat(malformed("[".repeat(100_000)).code()).isEqualTo("TOO_DEEP");
        assertThat(malformed("{\"a\":".repeat(100_000)).code()).isEqualTo("TOO_DEEP");
        assertThat(JsonBody.parse("[".repeat(60) + "]".repeat(60)).repeated()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1E-99999999999"})
    void refusesNumbersBeyondReason(String number) {
        assertThat(malformed("[" + number + "]").code()).isIn("NUMBER", "SYNTAX_AT");
        assertThat(malformed("[" + "9".repeat(5000) + "]").code()).isEqualTo("NUMBER");
    }
}
