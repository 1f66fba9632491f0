package io.quartier.listings.importing.openimmo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A piece of XML in memory: one object's at most. */
final class Element {

    private static final Set<String> TRUE = Set.of("true", "1");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Element(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    List<Element> children() {
        return children;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    void add(Element child) {
        children.add(child);
    }

    void add(String characters) {
        text.append(characters);
    }

    /** The first element there, by the names on the way. */
    Optional<Element> find(String... path) {
        Element at = this;
        for (String step : path) {
            Element next = null;
            for (Element child : at.children) {
                if (child.name.equals(step)) {
                    next = child;
                    break;
                }
            }
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    /** Its own text; null where it is blank. */
    String text() {
        String own = text.toString().strip();
        return own.isEmpty() ? null : own;
    }

    /** The text of the element there, null where there is none. */
    String text(String... path) {
        return find(path).map(Element::text).orElse(null);
    }

    /** The attribute; null where it is blank. */
    String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Whether the attribute says yes. */
    boolean has(String attribute) {
        return isYes(attributes.get(attribute));
    }

    /** Whether the element there says yes. */
    boolean isYes(String... path) {
        return isYes(text(path));
    }

    /** Whether the element there says no. */
    boolean isNo(String... path) {
        String word = text(path);
        return word != null && (word.equalsIgnoreCase("false") || word.equals("0"));
    }

    /** Whether the number there is above zero. */
    boolean counts(String... path) {
        String number = text(path);
        try {
            return number != null && new BigDecimal(number).signum() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isYes(String word) {
        return word != null && TRUE.contains(word.strip().toLowerCase(java.util.Locale.ROOT));
    }
}
