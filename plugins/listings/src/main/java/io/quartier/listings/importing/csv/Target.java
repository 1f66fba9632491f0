package io.quartier.listings.importing.csv;

import io.quartier.contract.money.Money;
import io.quartier.listings.listing.ListingDraft;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field of a listing that a column can fill. They are what a {@link ListingDraft} consists of, so a field that is
 * added there can be imported without a word here.
 *
 * @param name as a mapping says it: {@code price}, {@code address.city}
 * @param path of its value in JSON: {@code price.amount}
 * @param kind what its texts are
 */
record Target(String name, String path, Kind kind) {

    /** What the texts of a column are. */
    enum Kind {
        TEXT,
        WORD,
        COUNTRY,
        NUMBER,
        AREA,
        YEAR,
        YES_OR_NO,
        DATE,
        WORDS
    }

    private static final Map<String, Target> ALL = new LinkedHashMap<>();

    static {
        addAll("", ListingDraft.class);
    }

    static Target of(String name) {
        return ALL.get(name);
    }

    /** What a mapping calls the field that JSON has at this path. */
    static String nameOf(String path) {
        return path.endsWith(".amount") ? path.substring(0, path.length() - ".amount".length()) : path;
    }

    static String names() {
        return String.join(", ", ALL.keySet());
    }

    private static void addAll(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + component.getName();
            if (component.getType() == Money.class) {
                add(new Target(name, name + ".amount", Kind.NUMBER));
                add(new Target(name + ".currency", name + ".currency", Kind.TEXT));
            } else if (component.getType().isRecord()) {
                addAll(name + ".", component.getType());
            } else {
                add(new Target(name, name, kind(name, component.getType())));
            }
        }
    }

    private static void add(Target target) {
        ALL.put(target.name(), target);
    }

    private static Kind kind(String name, Class<?> type) {
        if (type == List.class) {
            return Kind.WORDS;
        }
        if (type == Boolean.class) {
            return Kind.YES_OR_NO;
        }
        if (type == LocalDate.class) {
            return Kind.DATE;
        }
        if (Number.class.isAssignableFrom(type)) {
            return name.endsWith("Area") ? Kind.AREA : name.startsWith("year") ? Kind.YEAR : Kind.NUMBER;
        }
        if (name.equals("address.country")) {
            return Kind.COUNTRY;
        }
        return type.isEnum() || name.equals("subtype") ? Kind.WORD : Kind.TEXT;
    }
}
