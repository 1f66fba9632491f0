package io.quartier.kernel.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TemplatesTest {

    private static final Map<String, Object> SAMPLE =
            Map.of("name", "<b>Eva</b>", "count", 3L, "items", List.of(Map.of("title", "One"), Map.of("title", "Two")));

    @Test
    void fillsValuesIn() {
        assertThat(Templates.fill(
                        "{{ name }} has {{ count }}:{% for item in items %} {{ item.title | upper }}{% endfor %}",
                        false, SAMPLE))
                .isEqualTo("<b>Eva</b> has 3: ONE TWO");
    }

    @Test
    void valuesAreNoMarkup() {
        assertThat(Templates.fill("<p>{{ name }}</p>", true, SAMPLE)).isEqualTo("<p>&lt;b&gt;Eva&lt;/b&gt;</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ name.getClass() }}",
                "{{ name.class.name }}",
                "{{ name.bytes }}",
                "{{ items.get(0) }}",
                "{{ count.toString() }}",
                "{% include 'other' %}",
                "{% extends 'other' %}",
                "{% import 'other' %}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% set a = 1 %}",
                "{% filter upper %}x{% endfilter %}",
                "{% parallel %}x{% endparallel %}",
                "{% cache 'x' %}x{% endcache %}",
                "{% autoescape false %}{{ name }}{% endautoescape %}",
                "{% for i in 1..999999999 %}{% endfor %}",
                "{{ range(1, 999999999) }}",
                "{{ name | raw }}",
                "{{ name | escape(strategy='js') }}",
                "{{ name | replace({'a': 'aaaa'}) }}",
                "{{ name matches '(a+)+$' }}",
                "{{ i18n('messages', 'x') }}",
                "{{ missing }}",
                "{{ items[0].missing.more }}",
                "{% for a in items %}{% for b in items %}{% for c in items %}{% endfor %}{% endfor %}{% endfor %}",
                "{% if name %}",
                "{{ "
            })
    void refusesWhatReachesFurther(String hostile) {
        assertThat(Templates.fault("text", hostile, true, SAMPLE)).as(hostile).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ name.class }}", "{{ name.bytes }}", "{{ items.class }}", "{{ missing }}"})
    void neitherDoesItWhenItIsFilledIn(String hostile) {
        String filled;
        try {
            filled = Templates.fill(hostile, false, SAMPLE);
        } catch (RuntimeException e) {
            return;
        }
        assertThat(filled).isEmpty();
    }

    @Test
    void cannotGrowForEver() {
        List<Integer> many = java.util.stream.IntStream.range(0, 200).boxed().toList();
        String wide = "{% for a in many %}{% for b in many %}" + "x".repeat(1000) + "{% endfor %}{% endfor %}";
        assertThatThrownBy(() -> Templates.fill(wide, false, Map.of("many", many)))
                .isInstanceOf(RuntimeException.class);
        long start = System.nanoTime();
        Templates.fill(
                "{% for a in many %}{% for b in many %}{% endfor %}{% endfor %}".repeat(5),
                false,
                Map.of("many", many));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aSubjectStaysOneLine() {
        assertThat(Wordings.oneLine("Hello\r\nBcc: everybody@quartier.test"))
                .isEqualTo("Hello Bcc: everybody@quartier.test");
    }
}
