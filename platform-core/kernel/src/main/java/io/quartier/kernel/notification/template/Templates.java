package io.quartier.kernel.notification.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.quartier.contract.error.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills texts in. Whoever wrote them may be hostile: they reach the values that they are given and nothing else, no method of
 * anything is called, and neither their run time nor their size can grow far: see {@link AllowedWords}.
 */
final class Templates {

    /** A fault of a template; arguments {@code line} and {@code problem}. */
    static final String TEMPLATE = "TEMPLATE";

    /** Characters of a text that is filled in, at most. */
    static final int MAX_RENDERED = 200_000;
    /** Loops in a text at most, and how deep they stand in each other: what bounds the run time. */
    private static final int MAX_LOOPS = 10;

    private static final int MAX_DEPTH = 2;

    private static final Pattern LOOP = Pattern.compile("\\{%-?\\s*(for|endfor)\\b");
    /** These would let what others typed in through as markup. */
    private static final Pattern UNSAFE = Pattern.compile("\\|\\s*(raw|escape)\\b");

    private static final PebbleEngine LENIENT_TEXT = engine(false, false);
    private static final PebbleEngine LENIENT_HTML = engine(true, false);
    private static final PebbleEngine STRICT_TEXT = engine(false, true);
    private static final PebbleEngine STRICT_HTML = engine(true, true);

    private static final Cache<String, PebbleTemplate> COMPILED =
            Caffeine.newBuilder().maximumSize(2_000).build();

    private Templates() {}

    private static PebbleEngine engine(boolean html, boolean strict) {
        return new PebbleEngine.Builder()
                .loader(new NoFiles())
                .autoEscaping(html)
                .strictVariables(strict)
                .cacheActive(false)
                .newLineTrimming(true)
                .defaultLocale(Locale.ENGLISH)
                .maxRenderedSize(MAX_RENDERED)
                .methodAccessValidator((object, method) -> false)
                .registerExtensionCustomizer(AllowedWords::new)
                .build();
    }

    /** The text with the values in it; in HTML what they hold is text, not markup. */
    static String fill(String template, boolean html, Map<String, Object> values) {
        PebbleEngine engine = html ? LENIENT_HTML : LENIENT_TEXT;
        return evaluate(
                COMPILED.get((html ? "h" : "t") + template, key -> engine.getLiteralTemplate(template)), values);
    }

    /** What is wrong with the template, tried with a sample's values. */
    static Optional<Fault> fault(String field, String template, boolean html, Map<String, Object> sample) {
        Optional<String> unbounded = unbounded(template);
        if (unbounded.isPresent()) {
            return Optional.of(fault(field, 0, unbounded.get()));
        }
        try {
            evaluate((html ? STRICT_HTML : STRICT_TEXT).getLiteralTemplate(template), sample);
            return Optional.empty();
        } catch (PebbleException e) {
            return Optional.of(fault(field, e.getLineNumber() == null ? 0 : e.getLineNumber(), e.getPebbleMessage()));
        } catch (RuntimeException e) {
            return Optional.of(fault(field, 0, "it cannot be filled in"));
        }
    }

    private static Fault fault(String field, int line, String problem) {
        return new Fault(field, TEMPLATE, Map.of("line", line, "problem", problem == null ? "-" : problem));
    }

    private static Optional<String> unbounded(String template) {
        if (UNSAFE.matcher(template).find()) {
            return Optional.of("the filters raw and escape are not available");
        }
        int loops = 0;
        int depth = 0;
        Matcher matcher = LOOP.matcher(template);
        while (matcher.find()) {
            depth += matcher.group(1).equals("for") ? 1 : -1;
            loops += matcher.group(1).equals("for") ? 1 : 0;
            if (depth > MAX_DEPTH || loops > MAX_LOOPS) {
                return Optional.of("at most %d loops, %d in each other".formatted(MAX_LOOPS, MAX_DEPTH));
            }
        }
        return Optional.empty();
    }

    private static String evaluate(PebbleTemplate template, Map<String, Object> values) {
        StringWriter out = new StringWriter();
        try {
            template.evaluate(out, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
