package io.quartier.launcher.demo;

import java.util.Locale;

/** Enumerations as the API writes them: lower case, with hyphens. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
