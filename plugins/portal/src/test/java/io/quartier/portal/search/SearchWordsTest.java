package io.quartier.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            garden                 # 'garden':*
            záhrada                # 'zahrad':*
            záhradou               # 'zahrad':*
            Straße                 # 'strass':*
            byt v Bratislave       # 'byt':* & 'bratislav':*
            3 izby                 # '3' & 'izb':*
            "close to park"        # ['close' <-> 'to' <-> 'park']
            "not closed            # ['not' <-> 'closed']
            lift -garage           # 'lift':* & !('garag':*)
            lift -tv               # 'lift':* & !('tv')
            tv -lift               # 'tv' & !('lift':*)
            -tv                    # !('tv')
            -"loud street"         # !(['loud' <-> 'street'])
            -wi-fi                 # !('wi' & 'fi')
            house or flat          # 'hous':* | 'flat':*
            flat or tv             # 'flat':* | 'tv'
            or flat                # 'flat':*
            flat or                # 'flat':*
            wi-fi                  # 'wi' & 'fi'
            v                      # 'v'
            811 01                 # '811':* | '81101' & '01' | '81101'
            811-01 byt             # '811':* & '01' | '81101' & 'byt':*
            2 811 01               # '2' | '2811' & '811':* | '2811' | '81101' & '01' | '81101'
            SW1A 1AA               # 'sw1a':* | 'sw1a1aa' & '1aa':* | 'sw1a1aa'
            811 -01                # '811':* & !('01')
            """)
    void wordsBecomeAQuery(String typed, String plain) {
        assertThat(plain(SearchWords.of(typed))).isEqualTo(plain);
    }

    @Test
    void stemsAreLeftToTheLanguageThatKnowsThem() {
        assertThat(SearchWords.of("balconies -houses").query().values())
                .containsExactly("'balconies':*", "'balconies'", "'balconies'", "'houses':*", "'houses'", "'houses'");
    }

    @Test
    void negationStandsAroundAllLanguages() {
        assertThat(SearchWords.of("-garden").query().sql())
                .isEqualTo("((!! (to_tsquery('portal.plain', ?) || to_tsquery('portal.english', ?)"
                        + " || to_tsquery('portal.german', ?))))");
    }

    private static String plain(SearchWords.Term term) {
        String words = term.quoted() ? "[" + term.plain() + "]" : term.plain();
        return term.not() ? "!(" + words + ")" : words;
    }

    private static String plain(SearchWords words) {
        return words.alternatives().stream()
                .map(terms -> terms.stream().map(SearchWordsTest::plain).collect(Collectors.joining(" & ")))
                .collect(Collectors.joining(" | "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"???", "& | !", "'", "\"\"", "-", "():*", "\u0301"})
    void signsAloneAreNoWords(String typed) {
        assertThat(SearchWords.of(typed).isEmpty()).isTrue();
    }

    @Test
    void accentsWrittenAsOwnCharactersCountTheSame() {
        assertThat(SearchWords.of("za\u0301hrada")).isEqualTo(SearchWords.of("záhrada"));
    }
}
