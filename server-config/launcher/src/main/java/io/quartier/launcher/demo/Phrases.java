package io.quartier.launcher.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/** The sentence parts of one language, and the ways in which they are put together. */
final class Phrases {

    private static final int SENTENCES_ON_FEATURES = 3;
    private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four", "five", "six");

    private final Properties parts;

    private Phrases(Properties parts) {
        this.parts = parts;
    }

    static Phrases in(String resource) {
        Properties parts = new Properties();
        try (var in = new InputStreamReader(Phrases.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            parts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Phrases(parts);
    }

    String headline(Sample sample, String where, Random random) {
        String kind = Words.of(sample.kind());
        // only English says it by bedrooms, of which a single room has none
        if (sample.kind() == Sample.Kind.APARTMENT && sample.rooms() == 1 && has("headline.studio")) {
            kind = "studio";
        }
        return fill(draw("headline." + kind, random), sample, where);
    }

    String description(Sample sample, String where, Random random) {
        List<String> sentences = new ArrayList<>();
        sentences.add(draw("opening." + Words.of(sample.kind()), random));
        switch (sample.kind()) {
            case APARTMENT -> sentences.add(draw(sample.rooms() < 3 ? "layout.small" : "layout.large", random));
            case HOUSE -> sentences.add(draw("layout.house", random));
            case OFFICE, RETAIL, LAND, PARKING -> {}
        }
        if (sample.isBuilding()) {
            sentences.add(draw("shape." + Words.of(sample.shape()), random));
        }
        sample.features().stream()
                .limit(SENTENCES_ON_FEATURES)
                .forEach(feature -> sentences.add(parts.getProperty("feature." + Words.of(feature))));
        sentences.add(draw("surroundings", random));
        sentences.add(
                draw("closing." + (sample.isHome() ? "home" : "other") + (sample.rent() ? ".rent" : ".sale"), random));
        return fill(String.join(" ", sentences), sample, where);
    }

    private boolean has(String group) {
        return parts.containsKey(group + ".1");
    }

    private String draw(String group, Random random) {
        List<String> choices = new ArrayList<>();
        while (parts.containsKey(group + "." + (choices.size() + 1))) {
            choices.add(parts.getProperty(group + "." + (choices.size() + 1)));
        }
        return choices.get(random.nextInt(choices.size()));
    }

    private String fill(String text, Sample sample, String where) {
        String bedrooms = NUMBERS.get(Math.max(0, sample.rooms() - 1));
        String with = sample.outdoors()
                .map(feature -> parts.getProperty("with." + Words.of(feature)))
                .orElse("");
        Map<String, String> values = Map.ofEntries(
                Map.entry("{rooms}", Integer.toString(sample.rooms())),
                Map.entry("{bedrooms}", bedrooms),
                Map.entry("{Bedrooms}", Character.toUpperCase(bedrooms.charAt(0)) + bedrooms.substring(1)),
                Map.entry("{area}", Integer.toString(sample.area())),
                Map.entry("{plot}", Integer.toString(sample.plot())),
                Map.entry("{floor}", parts.getProperty("floor." + Math.max(0, sample.floor()))),
                Map.entry("{year}", Integer.toString(sample.yearBuilt())),
                Map.entry("{street}", sample.place().street()),
                Map.entry("{where}", where),
                Map.entry("{with}", with));
        String filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }
}
