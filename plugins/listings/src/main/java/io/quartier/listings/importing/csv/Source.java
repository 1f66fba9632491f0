package io.quartier.listings.importing.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the text of a field comes from: one column, or a template over several.
 *
 * @param template text with {@code {column}} in it; null for a plain column
 * @param columns the columns it needs
 * @param unit what an area is measured in
 * @param values what to read instead of certain texts; others are left as they are
 */
record Source(String template, List<String> columns, AreaUnit unit, Map<String, String> values) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    static Source column(String column, AreaUnit unit, Map<String, String> values) {
        return new Source(null, List.of(column), unit, values);
    }

    static Source template(String template) {
        List<String> columns = new ArrayList<>();
        Matcher places = PLACE.matcher(template);
        while (places.find()) {
            columns.add(places.group(1));
        }
        return new Source(template, List.copyOf(columns), AreaUnit.SQUARE_METRE, Map.of());
    }

    /** The text in this row. */
    String text(Map<String, Integer> header, List<String> row) {
        if (template == null) {
            String text = row.get(header.get(columns.get(0))).strip();
            return values.getOrDefault(text, text);
        }
        StringBuilder filled = new StringBuilder();
        Matcher places = PLACE.matcher(template);
        while (places.find()) {
            String cell = row.get(header.get(places.group(1))).strip();
            places.appendReplacement(filled, Matcher.quoteReplacement(cell));
        }
        return places.appendTail(filled).toString();
    }
}
