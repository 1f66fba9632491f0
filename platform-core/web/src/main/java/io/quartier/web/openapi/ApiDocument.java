package io.quartier.web.openapi;

import io.quartier.kernel.json.JsonOutput;
import io.quartier.kernel.json.RecordWriter;
import io.quartier.web.exchange.QuartierPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The whole description, OpenAPI 3.1: for every live resource method what the build read from its annotations, completed
 * by what the platform does with it. A method that its plugin's build did not describe is there too, if poorly.
 */
public final class ApiDocument {

    private static final String BASE = "io/quartier/web/openapi/base.json";

    private final Map<String, Object> document;
    private final Map<String, Object> paths = new TreeMap<>();
    private final Schemas schemas;
    private final ErrorResponses errors;

    private ApiDocument(List<Part> parts) {
        document = Tree.load(ApiDocument.class.getClassLoader(), BASE);
        Map<String, Object> components = Tree.child(document, "components");
        schemas = new Schemas(Tree.child(components, "schemas"));
        errors = new ErrorResponses(Tree.child(components, "responses"));
        List<Object> tags = Tree.list(document, "tags");
        parts.forEach(part -> add(part, tags));
        document.put("paths", paths);
        schemas.keepOnly(used());
    }

    /** The description of what this node serves. */
    public static byte[] assemble() {
        JsonOutput out = new JsonOutput(200_000);
        RecordWriter.write(out, new ApiDocument(Part.all()).document);
        return out.toBytes();
    }

    private void add(Part part, List<Object> tags) {
        Map<String, Map<String, Object>> described = new LinkedHashMap<>();
        Set<Object> usedTags = new HashSet<>();
        for (Part.Operation live : part.operations()) {
            String path = live.route().template().substring(QuartierPath.API.length());
            String method = live.route().httpMethod().toLowerCase(Locale.ROOT);
            Map<String, Object> operation = describe(part, path, method);
            usedTags.addAll(Tree.list(operation, "tags"));
            described.put(method + " " + path, operation);
            Tree.child(paths, path).put(method, operation);
        }
        Operations operations = new Operations(schemas, errors, part);
        for (Part.Operation live : part.operations()) {
            String path = live.route().template().substring(QuartierPath.API.length());
            if (live.route().httpMethod().equals("PATCH") && path.contains("/{")) {
                Map<String, Object> above = described.get("post " + path.substring(0, path.lastIndexOf("/{")));
                if (above != null) {
                    operations.describePatch(described.get("patch " + path), above);
                }
            }
        }
        for (Part.Operation live : part.operations()) {
            String path = live.route().template().substring(QuartierPath.API.length());
            String method = live.route().httpMethod().toLowerCase(Locale.ROOT);
            operations.complete(described.get(method + " " + path), live, part);
        }
        for (Object tag : Tree.list(part.document(), "tags")) {
            Map<String, Object> copy = Tree.map(Tree.copy(tag));
            if (usedTags.contains(copy.get("name"))) {
                copy.put("x-plugin", part.id());
                tags.add(copy);
            }
        }
    }

    private Map<String, Object> describe(Part part, String path, String method) {
        Map<String, Object> all = Tree.child(part.document(), "paths");
        Object known = all.get(path) instanceof Map<?, ?> item ? Tree.map(item).get(method) : null;
        if (known == null) {
            return Tree.of("tags", Tree.listOf(part.id()), "summary", method.toUpperCase(Locale.ROOT) + " " + path);
        }
        return Tree.map(schemas.adopt(known, part));
    }

    private Set<String> used() {
        Set<String> used = new HashSet<>();
        List<Object> open = new ArrayList<>();
        open.add(paths);
        open.add(Tree.child(document, "components").get("responses"));
        while (!open.isEmpty()) {
            Object next = open.remove(open.size() - 1);
            if (next instanceof Map<?, ?> map) {
                if (map.get("$ref") instanceof String ref && ref.startsWith("#/components/schemas/")) {
                    String name = ref.substring("#/components/schemas/".length());
                    if (used.add(name)) {
                        open.add(Tree.child(Tree.child(document, "components"), "schemas")
                                .get(name));
                    }
                }
                open.addAll(map.values());
            } else if (next instanceof List<?> list) {
                open.addAll(list);
            }
        }
        return used;
    }
}
