package io.quartier.listings.importing.csv;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** How a file writes numbers. Nothing is guessed: 1.234 is one thing in Vienna and another in London. */
enum NumberStyle {
    /** {@code 1234.56}, an exponent allowed. */
    PLAIN("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?", "", '.'),
    /** {@code 1,234.56} */
    EN("-?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?", ",", '.'),
    /** {@code 1.234,56} */
    DE("-?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?", ".", ','),
    /** {@code 1 234,56} */
    SK("-?(\\d{1,3}([ \u00a0\u202f]\\d{3})+|\\d+)(,\\d+)?", " \u00a0\u202f", ','),
    /** {@code 1 234,56} */
    CS(SK.form.pattern(), SK.groups, SK.point),
    /** {@code 1'234.56} */
    CH("-?(\\d{1,3}(['’]\\d{3})+|\\d+)(\\.\\d+)?", "'’", '.');

    private final Pattern form;
    private final String groups;
    private final char point;

    NumberStyle(String form, String groups, char point) {
        this.form = Pattern.compile(form);
        this.groups = groups;
        this.point = point;
    }

    /** The number, null where the text is none in this style. */
    BigDecimal parse(String text) {
        if (text.length() > 40 || !form.matcher(text).matches()) {
            return null;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (c == point) {
                plain.append('.');
            } else if (groups.indexOf(c) < 0) {
                plain.append(c);
            }
        }
        return new BigDecimal(plain.toString());
    }
}
