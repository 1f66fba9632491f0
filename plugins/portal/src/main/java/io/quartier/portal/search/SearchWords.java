package io.quartier.portal.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed into the search field, as PostgreSQL's text search takes it. People type freely, so nothing is an
 * error: words must all be there, {@code "words in quotes"} side by side, {@code -word} not at all, and {@code or}
 * between two words asks for either.
 *
 * @param plain for the words as written: each also matches longer words, without its ending where it has one, because
 *     Slovak and Czech words change theirs and PostgreSQL knows no stems of them
 * @param stemmed for the configurations that know the stems of a language
 */
record SearchWords(String plain, String stemmed) {

    private static final int MAX_WORDS = 20;
    private static final Pattern PART = Pattern.compile("(-?)\"([^\"]*)\"?|(\\S+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Endings of nouns and adjectives, long ones first. */
    private static final Pattern ENDING = Pattern.compile(
            "(?<=\\p{L}{4})(?:iach|iami|iam|eho|emu|ami|ach|och|ych|ich|ymi|imi|ovi|ove)$|(?<=\\p{L}{3})(?:ou|om|em|ej|ym|im|mi|[aeiouy])$");

    /** The words of the text; none where it holds no letter or digit. */
    static List<SearchWords> of(String text) {
        List<Term> terms = terms(Normalizer.normalize(text, Normalizer.Form.NFC));
        if (terms.isEmpty()) {
            return List.of();
        }
        StringBuilder plain = new StringBuilder();
        StringBuilder stemmed = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            String before = i == 0 ? "" : terms.get(i).alternative() ? " | " : " & ";
            plain.append(before).append(terms.get(i).plain());
            stemmed.append(before).append(terms.get(i).stemmed());
        }
        return List.of(new SearchWords(plain.toString(), stemmed.toString()));
    }

    private static List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        boolean alternative = false;
        Matcher parts = PART.matcher(text);
        while (parts.find() && terms.size() < MAX_WORDS) {
            boolean quoted = parts.group(2) != null;
            String part = quoted ? parts.group(2) : parts.group(3);
            if (!quoted && part.equalsIgnoreCase("or")) {
                alternative = !terms.isEmpty();
                continue;
            }
            boolean not = quoted ? !parts.group(1).isEmpty() : part.startsWith("-");
            List<String> words = WORD.matcher(part)
                    .results()
                    .map(found -> folded(found.group()))
                    .limit(MAX_WORDS)
                    .toList();
            if (!words.isEmpty()) {
                terms.add(new Term(words, quoted, not, alternative));
                alternative = false;
            }
        }
        // "byt v Bratislave": the short word says nothing, and a headline may not have it
        List<Term> telling = terms.stream().filter(Term::isTelling).toList();
        return telling.isEmpty() ? terms : telling;
    }

    private static String folded(String word) {
        String bare = MARKS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        return bare.replace("ß", "ss").replace("ł", "l").replace("đ", "d").replace("ø", "o");
    }

    /** One word, or several that belong together: in quotes, or written as one with signs in between. */
    private record Term(List<String> words, boolean quoted, boolean not, boolean alternative) {

        boolean isTelling() {
            return words.size() > 1
                    || words.get(0).length() > 2
                    || Character.isDigit(words.get(0).codePointAt(0));
        }

        String plain() {
            return joined(
                    quoted || not
                            ? words.stream().map(Term::exact).toList()
                            : words.stream().map(Term::beginning).toList());
        }

        String stemmed() {
            return joined(words.stream().map(Term::exact).toList());
        }

        private String joined(List<String> parts) {
            return (not ? "!" : "") + "(" + String.join(quoted ? " <-> " : " & ", parts) + ")";
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
