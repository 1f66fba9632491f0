package io.quartier.web.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The schemas of all parts under one roof: two parts may call different things by the same name. */
final class Schemas {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Object> all;
    private final Map<String, Set<String>> brought = new HashMap<>();

    Schemas(Map<String, Object> all) {
        this.all = all;
    }

    /** Something of a part's document with its references, which come along. */
    Object adopt(Object value, Part part) {
        return adopt(Tree.copy(value), part, new HashMap<>());
    }

    private Object adopt(Object value, Part part, Map<String, String> names) {
        if (value instanceof Map<?, ?> raw) {
            Map<String, Object> map = Tree.map(raw);
            map.replaceAll((name, item) -> name.equals("$ref") && item instanceof String ref && ref.startsWith(PREFIX)
                    ? PREFIX + bring(ref.substring(PREFIX.length()), part, names)
                    : adopt(item, part, names));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> adopt(item, part, names));
        }
        return value;
    }

    private String bring(String name, Part part, Map<String, String> names) {
        String known = names.get(name);
        if (known != null) {
            return known;
        }
        Object original =
                Tree.child(Tree.child(part.document(), "components"), "schemas").get(name);
        String free = name;
        // the same class seen by two parts is the same schema; a namesake gets the part's name in front
        if (all.containsKey(name)
                && !inWords(Tree.map(adopt(Tree.copy(original), part, assume(names, name, name))))
                        .equals(all.get(name))) {
            free = Character.toUpperCase(part.id().charAt(0)) + part.id().substring(1) + name;
        }
        names.put(name, free);
        brought.computeIfAbsent(part.id(), p -> new LinkedHashSet<>()).add(free);
        if (!all.containsKey(free)) {
            // named before its own references are followed, which may come back to it
            all.put(free, Tree.of());
            all.put(free, inWords(Tree.map(adopt(Tree.copy(original == null ? Tree.of() : original), part, names))));
        }
        return free;
    }

    /** The build knows the constants of an enumeration; clients know their words. */
    private static Map<String, Object> inWords(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> constants) {
            List<Object> words = new ArrayList<>();
            constants.forEach(c -> words.add(
                    c instanceof String name ? name.toLowerCase(Locale.ROOT).replace('_', '-') : c));
            schema.put("enum", words);
        }
        return schema;
    }

    private static Map<String, String> assume(Map<String, String> names, String name, String free) {
        Map<String, String> assumed = new HashMap<>(names);
        assumed.put(name, free);
        return assumed;
    }

    /** The schema itself where the given one only refers to it. */
    Map<String, Object> resolve(Map<String, Object> schema) {
        Map<String, Object> resolved = schema;
        while (resolved != null && resolved.get("$ref") instanceof String ref && ref.startsWith(PREFIX)) {
            resolved = Tree.map(all.get(ref.substring(PREFIX.length())));
        }
        return resolved;
    }

    /** The examples of the fields of a part's schemas, by the fields' names; the first of a name counts. */
    Map<String, Object> examples(Part part) {
        Map<String, Object> examples = new HashMap<>();
        brought.getOrDefault(part.id(), Set.of()).stream().map(all::get).forEach(schema -> {
            if (Tree.map(schema).get("properties") instanceof Map<?, ?> properties) {
                Tree.map(properties).forEach((name, property) -> {
                    Object example = Samples.example(Tree.map(property));
                    if (example != null) {
                        examples.putIfAbsent(name, example);
                    }
                });
            }
        });
        return examples;
    }

    /** Forgets what nothing refers to. */
    void keepOnly(Set<String> used) {
        all.keySet().retainAll(used);
    }
}
