package io.quartier.kernel.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Donau Immobilien, donau-immobilien",
        "Žižkovské Reality s.r.o., zizkovske-reality-s-r-o",
        "'  Groß & Söhne  ', gross-sohne",
        "東京不動産, organization"
    })
    void aNameBecomesAnAddress(String name, String slug) {
        assertThat(Organizations.slug(name)).isEqualTo(slug);
    }
}
