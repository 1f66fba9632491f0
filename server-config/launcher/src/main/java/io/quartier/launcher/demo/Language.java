package io.quartier.launcher.demo;

/** A language of the sample listings. */
enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    SLOVAK("sk"),
    CZECH("cs");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    String tag() {
        return tag;
    }
}
