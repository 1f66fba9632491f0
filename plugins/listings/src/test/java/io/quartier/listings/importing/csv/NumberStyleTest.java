package io.quartier.listings.importing.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN | 1234.56 | 1234.56",
                "PLAIN | -3 | -3",
                "PLAIN | 4.51e+05 | 451000",
                "EN | 1,234,567.5 | 1234567.5",
                "DE | 1.234.567,5 | 1234567.5",
                "DE | 1234,5 | 1234.5",
                "DE | 1.234 | 1234",
                "SK | 1 234 567,5 | 1234567.5",
                "CS | 1\u00a0234,5 | 1234.5",
                "CH | 1'234.5 | 1234.5",
            })
    void readsItsOwnWay(NumberStyle style, String text, BigDecimal number) {
        assertThat(style.parse(text)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN | 1.234,56",
                "PLAIN | 1,5",
                "PLAIN | ?",
                "PLAIN | 12 EUR",
                "PLAIN | NaN",
                "PLAIN | 1e999999999",
                "PLAIN | ١٢",
                "EN | 1.234,56",
                "EN | 1,23,4",
                "DE | 1,234.56",
                "DE | 12.34",
                "SK | 1 23",
                "CH | 1,5",
            })
    void refusesWhatMayMeanSomethingElse(NumberStyle style, String text) {
        assertThat(style.parse(text)).isNull();
    }
}
