package io.quartier.launcher.demo;

/** A language of the sample listings. */
enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    SLOVAK("sk"),
    CZECH("cs");

    private final String tag;
    private final Phrases phrases;

    Language(String tag) {
        this.tag = tag;
        this.phrases = Phrases.in("phrases_" + tag + ".properties");
    }

    /** BCP 47. */
    String tag() {
        return tag;
    }

    Phrases phrases() {
        return phrases;
    }
}
