package io.quartier.kernel.notification.template;

import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.Test;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of Pebble's language that texts may use. Left out is all that reaches elsewhere (include, import), repeats itself (macro,
 * ranges), remembers (set) or multiplies (replace): so what a template makes is bounded by its own length and that of its values.
 */
final class AllowedWords extends ExtensionCustomizer {

    private static final Set<String> TAGS = Set.of("if", "for", "verbatim");
    /** {@code escape} is what autoescaping itself calls. */
    private static final Set<String> FILTERS = Set.of(
            "abbreviate",
            "abs",
            "capitalize",
            "date",
            "default",
            "escape",
            "first",
            "join",
            "last",
            "length",
            "lower",
            "numberformat",
            "title",
            "trim",
            "upper",
            "urlencode");

    private static final Set<String> TESTS = Set.of("empty", "null", "even", "odd", "defined");
    private static final Set<String> OPERATORS = Set.of(
            "or",
            "and",
            "is",
            "is not",
            "==",
            "equals",
            "!=",
            ">",
            "<",
            ">=",
            "<=",
            "+",
            "-",
            "*",
            "/",
            "|",
            "~",
            "contains");

    AllowedWords(Extension extension) {
        super(extension);
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        List<TokenParser> all = super.getTokenParsers();
        return all == null
                ? null
                : all.stream().filter(tag -> TAGS.contains(tag.getTag())).toList();
    }

    @Override
    public Map<String, Filter> getFilters() {
        return only(super.getFilters(), FILTERS);
    }

    @Override
    public Map<String, Test> getTests() {
        return only(super.getTests(), TESTS);
    }

    @Override
    public Map<String, Function> getFunctions() {
        return only(super.getFunctions(), Set.of());
    }

    @Override
    public List<BinaryOperator> getBinaryOperators() {
        List<BinaryOperator> all = super.getBinaryOperators();
        return all == null
                ? null
                : all.stream()
                        .filter(operator -> OPERATORS.contains(operator.getSymbol()))
                        .toList();
    }

    private static <T> Map<String, T> only(Map<String, T> all, Set<String> names) {
        if (all == null) {
            return null;
        }
        Map<String, T> kept = new HashMap<>(all);
        kept.keySet().retainAll(names);
        return kept;
    }
}
