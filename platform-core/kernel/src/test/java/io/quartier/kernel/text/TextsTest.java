package io.quartier.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.Problem;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private final MessageBundle core = MessageBundle.beside(Texts.class);
    private final Texts texts = new Texts(List.of());

    @Test
    void allLanguagesHaveAllTexts() {
        assertThat(core.gaps()).isEmpty();
    }

    @Test
    void everyCoreProblemHasAText() {
        for (CoreProblem problem : CoreProblem.values()) {
            assertThat(core.text(problem.name(), Locale.ENGLISH)).isEqualTo(problem.title());
        }
    }

    @Test
    void everyCommonFaultHasAText() {
        List<String> codes = Arrays.stream(Fault.class.getFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()))
                .map(f -> f.getName())
                .toList();
        assertThat(codes)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(core.text(code, Locale.ENGLISH)).isNotNull());
    }

    @Test
    void putsArgumentsIn() {
        assertThat(texts.of(Fault.of("n", "MIN", "min", 3), Locale.GERMAN)).isEqualTo("Muss mindestens 3 sein.");
        assertThat(texts.of(new Fault("n", "LENGTH", Map.of("min", 1, "max", 9)), Locale.ENGLISH))
                .isEqualTo("Must have 1 to 9 characters.");
        assertThat(texts.of(Fault.of("n", "LENGTH", "max", 9), Locale.ENGLISH))
                .isEqualTo("Must have at most 9 characters.");
        assertThat(texts.of(Fault.of("n", Fault.TYPE, "expected", "integer"), Locale.forLanguageTag("cs")))
                .isEqualTo("Je potřeba hodnota jiného typu: celé číslo.");
        assertThat(texts.of(Fault.of("n", Fault.FORMAT, "expected", "[A-Z]{2}"), Locale.ENGLISH))
                .isEqualTo("Must have this form: [A-Z]{2}.");
    }

    @Test
    void anUnknownCodeStillReads() {
        assertThat(texts.of(Fault.of("n", "SOMETHING_ELSE"), Locale.ENGLISH)).isEqualTo("Is not valid.");
        Problem unknown = new Problem() {
            @Override
            public String name() {
                return "TOO_MANY_CATS";
            }

            @Override
            public int status() {
                return 409;
            }

            @Override
            public String title() {
                return "There are {count} cats, {limit} fit in.";
            }
        };
        assertThat(texts.of(unknown, Map.of("count", 7), Locale.GERMAN)).isEqualTo("There are 7 cats, {limit} fit in.");
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de",
        "'sk;q=0.5, cs', cs",
        "'fr, en;q=0.1', en",
        "'fr, sk-SK;q=0.2', sk",
        "*, en",
        "'de;q=x', en",
        "'', en",
        "';;,,', en"
    })
    void choosesTheLanguage(String header, String language) {
        assertThat(Languages.choose(header).getLanguage()).isEqualTo(language);
        assertThat(Languages.choose(null)).isEqualTo(Locale.ENGLISH);
    }
}
