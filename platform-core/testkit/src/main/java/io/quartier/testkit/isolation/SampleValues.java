package io.quartier.testkit.isolation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values worth trying for a column: usual ones of its type, and the constants of the constraints that speak of it. */
final class SampleValues {

    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w'])(\\d+(?:\\.\\d+)?)(?![\\w'])");

    private SampleValues() {}

    static List<String> of(SampleTable.Column column, List<String> constraints) {
        Set<String> values = new LinkedHashSet<>();
        List<String> constants = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (String constraint : constraints) {
            collect(TEXT, constraint, constants);
            collect(NUMBER, constraint.replaceAll("'(?:[^']|'')*'", ""), numbers);
        }
        String type = column.type();
        if (!column.labels().isEmpty()) {
            column.labels().forEach(label -> values.add(quoted(label)));
        } else if (type.endsWith("[]")) {
            values.add("'{}'");
            constants.forEach(constant -> values.add("array[" + quoted(constant) + "]"));
        } else if (type.startsWith("text") || type.startsWith("character") || type.equals("extensions.citext")) {
            values.add("'sample'");
            constants.forEach(constant -> values.add(quoted(constant)));
            values.addAll(List.of("'SK'", "'EUR'", "'sk'", "'sample@quartier.test'", "'2026'", "'81101'", "'A'"));
            numbers.stream().filter(n -> n.matches("\\d{1,3}")).forEach(n -> values.add("repeat('a', " + n + ")"));
        } else {
            values.addAll(usual(type));
            if (type.matches("smallint|integer|bigint|numeric.*|double precision|real")) {
                values.addAll(numbers);
                values.addAll(List.of("0", "2", "100", "-1"));
            } else {
                constants.forEach(constant -> values.add(quoted(constant)));
            }
        }
        return List.copyOf(values);
    }

    private static List<String> usual(String type) {
        String name = type.replaceAll("\\(.*?\\)", "");
        return switch (name) {
            case "smallint", "integer", "bigint", "numeric", "double precision", "real" -> List.of("1");
            case "boolean" -> List.of("false", "true");
            case "date" -> List.of("current_date", "current_date + 1", "current_date - 1");
            case "timestamp with time zone", "timestamp without time zone" ->
                List.of("now()", "now() + interval '1 day'", "now() - interval '1 day'");
            case "time without time zone", "time with time zone" -> List.of("'12:00'");
            case "interval" -> List.of("'1 day'");
            case "uuid" -> List.of("gen_random_uuid()");
            case "json", "jsonb" -> List.of("'{}'", "'[]'");
            case "bytea" -> List.of("'\\x00'", "decode(repeat('00', 32), 'hex')");
            case "tsvector" -> List.of("''");
            case "inet", "cidr" -> List.of("'127.0.0.1'");
            default -> name.endsWith("range") ? List.of("'empty'", "'(,)'") : List.of("''", "'{}'", "'0'", "'(0,0)'");
        };
    }

    private static void collect(Pattern pattern, String text, List<String> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).replace("''", "'"));
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
