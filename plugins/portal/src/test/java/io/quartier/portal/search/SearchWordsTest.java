package io.quartier.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            garden                 # ('garden':*)
            záhrada                # ('zahrad':*)
            záhradou               # ('zahrad':*)
            Straße                 # ('strass':*)
            byt v Bratislave       # ('byt':*) & ('bratislav':*)
            3 izby                 # ('3') & ('izb':*)
            "close to park"        # ('close' <-> 'to' <-> 'park')
            "not closed            # ('not' <-> 'closed')
            lift -garage           # ('lift':*) & !('garage')
            -"loud street"         # !('loud' <-> 'street')
            house or flat          # ('hous':*) | ('flat':*)
            or flat                # ('flat':*)
            flat or                # ('flat':*)
            wi-fi                  # ('wi' & 'fi')
            v                      # ('v')
            """)
    void wordsBecomeAQuery(String typed, String plain) {
        assertThat(SearchWords.of(typed))
                .singleElement()
                .extracting(SearchWords::plain)
                .isEqualTo(plain);
    }

    @Test
    void stemsAreLeftToTheLanguageThatKnowsThem() {
        assertThat(SearchWords.of("balconies -houses"))
                .singleElement()
                .extracting(SearchWords::stemmed)
                .isEqualTo("('balconies') & !('houses')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"???", "& | !", "'", "\"\"", "-", "():*", "\u0301"})
    void signsAloneAreNoWords(String typed) {
        assertThat(SearchWords.of(typed)).isEmpty();
    }

    @Test
    void accentsWrittenAsOwnCharactersCountTheSame() {
        assertThat(SearchWords.of("za\u0301hrada")).isEqualTo(SearchWords.of("záhrada"));
    }
}
