package io.quartier.portal.search;

import io.quartier.contract.data.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody typed into the search field. People type freely, so nothing is an error: words must all be there,
 * {@code "words in quotes"} side by side as written, {@code -word} not at all, and {@code or} asks for what stands before
 * it or for what stands behind it.
 *
 * @param alternatives one of them must hold, with all its terms
 */
record SearchWords(List<List<Term>> alternatives) {

    private static final int MAX_WORDS = 20;
    private static final Pattern PART = Pattern.compile("(-?)\"([^\"]*)\"?|(\\S+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Endings of nouns and adjectives, long ones first. */
    private static final Pattern ENDING = Pattern.compile(
            "(?<=\\p{L}{4})(?:iach|iami|iam|eho|emu|ami|ach|och|ych|ich|ymi|imi|ovi|ove)$|(?<=\\p{L}{3})(?:ou|om|em|ej|ym|im|mi|[aeiouy])$");

    /** The words of the text; none where it holds no letter or digit. */
    static SearchWords of(String text) {
        List<List<Term>> alternatives = new ArrayList<>();
        List<Term> all = new ArrayList<>();
        int count = 0;
        Matcher parts = PART.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        while (parts.find() && count < MAX_WORDS) {
            boolean quoted = parts.group(2) != null;
            String part = quoted ? parts.group(2) : parts.group(3);
            if (!quoted && part.equalsIgnoreCase("or")) {
                alternatives.add(all);
                all = new ArrayList<>();
                continue;
            }
            boolean not = quoted ? !parts.group(1).isEmpty() : part.startsWith("-");
            List<String> words = WORD.matcher(part)
                    .results()
                    .map(found -> folded(found.group()))
                    .limit(MAX_WORDS)
                    .toList();
            if (!words.isEmpty()) {
                all.add(Term.of(words, quoted, not));
                count++;
            }
        }
        alternatives.add(all);
        return new SearchWords(alternatives.stream()
                .filter(terms -> !terms.isEmpty())
                .map(SearchWords::telling)
                .map(SearchWords::joined)
                .toList());
    }

    /** Whether nothing was said. */
    boolean isEmpty() {
        return alternatives.isEmpty();
    }

    /** An SQL expression of PostgreSQL's {@code tsquery}. */
    Statement query() {
        List<Object> values = new ArrayList<>();
        String sql = alternatives.stream()
                .map(terms ->
                        terms.stream().map(term -> term.query(values)).collect(Collectors.joining(" && ", "(", ")")))
                .collect(Collectors.joining(" || "));
        return new Statement(sql, List.copyOf(values));
    }

    /** "byt v Bratislave": the short word says nothing, and a headline may not have it. What is not wanted counts. */
    private static List<Term> telling(List<Term> terms) {
        return terms.stream().noneMatch(term -> !term.not() && term.isTelling())
                ? terms
                : terms.stream().filter(term -> term.not() || term.isTelling()).toList();
    }

    /** "811 01" may be written "81101": each of two neighbours with digits is also found in both of them as one word. */
    private static List<Term> joined(List<Term> terms) {
        List<Term> joined = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            List<String> whole = new ArrayList<>(term.whole());
            if (i > 0 && terms.get(i - 1).isNumber() && term.isNumber()) {
                whole.add(terms.get(i - 1).words().get(0) + term.words().get(0));
            }
            if (i + 1 < terms.size() && term.isNumber() && terms.get(i + 1).isNumber()) {
                whole.add(term.words().get(0) + terms.get(i + 1).words().get(0));
            }
            joined.add(new Term(term.words(), whole, term.quoted(), term.not()));
        }
        return joined;
    }

    private static String folded(String word) {
        String bare = MARKS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        return bare.replace("ß", "ss").replace("ł", "l").replace("đ", "d").replace("ø", "o");
    }

    /**
     * One word, or several that belong together: in quotes, or written as one with signs in between.
     *
     * @param whole what may stand in their place
     */
    record Term(List<String> words, List<String> whole, boolean quoted, boolean not) {

        static Term of(List<String> words, boolean quoted, boolean not) {
            boolean isCode = !quoted && words.size() > 1 && words.stream().allMatch(Term::hasDigit);
            return new Term(words, isCode ? List.of(String.join("", words)) : List.of(), quoted, not);
        }

        /** Whether it may be one part of a number that is written in two. */
        boolean isNumber() {
            return !quoted && !not && words.size() == 1 && hasDigit(words.get(0));
        }

        private static boolean hasDigit(String word) {
            return word.chars().anyMatch(Character::isDigit);
        }

        boolean isTelling() {
            return quoted
                    || words.size() > 1
                    || words.get(0).length() > 2
                    || Character.isDigit(words.get(0).codePointAt(0));
        }

        /**
         * As written or by the word stems of any language that has them, and the negation around all of that: inside,
         * it would hold as soon as one language stems the word differently.
         */
        String query(List<Object> values) {
            values.add(plain());
            if (quoted) {
                return negated("to_tsquery('portal.plain', ?)");
            }
            values.add(stemmed());
            values.add(stemmed());
            return negated("(to_tsquery('portal.plain', ?) || to_tsquery('portal.english', ?)"
                    + " || to_tsquery('portal.german', ?))");
        }

        /**
         * The words as written; without quotes each also matches longer ones, without its ending where it has one,
         * because Slovak and Czech words change theirs and PostgreSQL knows no stems of them.
         */
        String plain() {
            if (quoted) {
                return words.stream().map(Term::exact).collect(Collectors.joining(" <-> "));
            }
            String all = words.stream().map(Term::beginning).collect(Collectors.joining(" & "));
            return Stream.concat(Stream.of(all), whole.stream().map(Term::exact))
                    .collect(Collectors.joining(" | "));
        }

        /** For the configurations that know the stems of a language. */
        String stemmed() {
            return words.stream().map(Term::exact).collect(Collectors.joining(" & "));
        }

        private String negated(String query) {
            return not ? "(!! " + query + ")" : query;
        }

        private static String exact(String word) {
            return "'" + word + "'";
        }

        private static String beginning(String word) {
            String stem = ENDING.matcher(word).replaceFirst("");
            return stem.length() < 3 ? exact(word) : exact(stem) + ":*";
        }
    }
}
