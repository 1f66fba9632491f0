package io.quartier.kernel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The expression of a policy as PostgreSQL prints it, judged by its form: it is bound to a setting where every
 * alternative of every {@code or} is, and at least one part of every {@code and}.
 */
record PolicyExpression(String text) {

    /** What a policy of a table with {@code organization_id} says, to be shown to people. */
    static final String ORGANIZATION =
            "organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)";

    /** As PostgreSQL 15 to 18 print it; the sub-select makes them evaluate the setting once per query. */
    private static final Pattern BOUND_TO_ORGANIZATION = Pattern.compile(
            "organization_id = \\( ?SELECT \\(NULLIF\\(current_setting\\('app\\.organization_id'::text, true\\), ''::text\\)\\)"
                    + "::uuid AS \"nullif\"\\)");

    private static final Pattern NAMES_A_SETTING =
            Pattern.compile("current_setting\\('app\\.(organization_id|user_id)'::text, true\\)");

    /** Whether only rows of the current organization pass. */
    boolean isBoundToOrganization() {
        return isBound(text, part -> BOUND_TO_ORGANIZATION.matcher(part).matches());
    }

    /** Whether the current organization or user decides, in whatever way, which rows pass. */
    boolean isBoundToSomebody() {
        return isBound(text, part -> NAMES_A_SETTING.matcher(part).find());
    }

    private interface Judge {
        boolean isBound(String part);
    }

    private static boolean isBound(String expression, Judge judge) {
        String bare = withoutParentheses(expression.replaceAll("\\s+", " ").strip());
        List<String> alternatives = split(bare, " OR ");
        if (alternatives.size() > 1) {
            return alternatives.stream().allMatch(part -> isBound(part, judge));
        }
        List<String> parts = split(bare, " AND ");
        if (parts.size() > 1) {
            return parts.stream().anyMatch(part -> isBound(part, judge));
        }
        return !bare.startsWith("NOT ") && judge.isBound(bare);
    }

    private static String withoutParentheses(String expression) {
        String bare = expression;
        while (bare.startsWith("(") && closing(bare) == bare.length() - 1) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare;
    }

    /** Where the parenthesis that opens the text is closed. */
    private static int closing(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The parts between a word that stands outside parentheses and quotes. */
    private static List<String> split(String text, String word) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (depth == 0 && text.startsWith(word, i)) {
                parts.add(text.substring(from, i));
                from = i + word.length();
                i = from - 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
