package io.quartier.listings.importing.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column of areas is measured in; listings are kept in square metres. */
enum AreaUnit {
    SQUARE_METRE("1", "m2", "sqm"),
    SQUARE_FOOT("0.09290304", "sqft", "ft2"),
    SQUARE_YARD("0.83612736", "sqyd", "yd2"),
    ACRE("4046.8564224", "acre", "acres"),
    ARE("100", "are", "a"),
    HECTARE("10000", "ha", "hectare");

    private final BigDecimal squareMetres;
    private final List<String> words;

    AreaUnit(String squareMetres, String... words) {
        this.squareMetres = new BigDecimal(squareMetres);
        this.words = List.of(words);
    }

    static Optional<AreaUnit> of(String word) {
        return Arrays.stream(values()).filter(u -> u.words.contains(word)).findAny();
    }

    static String allowed() {
        return String.join(
                ", ", Arrays.stream(values()).flatMap(u -> u.words.stream()).toList());
    }

    /** In square metres, to a square decimetre where that takes reckoning. */
    BigDecimal toSquareMetres(BigDecimal area) {
        return this == SQUARE_METRE ? area : area.multiply(squareMetres).setScale(2, RoundingMode.HALF_UP);
    }
}
