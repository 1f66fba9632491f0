package io.quartier.web.openapi;

import io.quartier.contract.error.Problem;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.Versioned;
import io.quartier.web.route.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes of what reflection knows of an operation what the platform makes of it: envelopes, headers, errors, security. */
final class Operations {

    private static final String JSON = "application/json";

    private final Schemas schemas;
    private final Samples samples;
    private final ErrorResponses errors;

    Operations(Schemas schemas, ErrorResponses errors, Part part) {
        this.schemas = schemas;
        this.samples = new Samples(schemas, schemas.examples(part));
        this.errors = errors;
    }

    /** Completes an operation whose references are adopted already. */
    void complete(Map<String, Object> operation, Part.Operation live, Part part) {
        Route route = live.route();
        operation.put("operationId", part.id() + "-" + live.name());
        operation.put("x-plugin", part.id());
        secure(operation, route);
        parameters(operation, route);
        if (operation.get("requestBody") instanceof Map<?, ?> body) {
            examples(Tree.child(Tree.map(body), "content"));
        }
        Map<String, Object> responses = new TreeMap<>(Tree.child(operation, "responses"));
        succeed(responses, live);
        fail(responses, operation, route, part.problemsOf(live));
        operation.put("responses", responses);
    }

    private static void secure(Map<String, Object> operation, Route route) {
        operation.put("security", route.access().signIn() ? Tree.listOf(Tree.of("bearer", List.of())) : List.of());
        String permission = route.access().permission();
        if (permission != null) {
            operation.put("x-permission", permission);
        }
        String who = permission != null
                ? "Needs the permission `" + permission + "`."
                : route.access().signIn() ? "For everybody who is signed in." : "For everybody.";
        Object said = operation.get("description");
        operation.put("description", said == null ? who : said + "\n\n" + who);
    }

    private static void parameters(Map<String, Object> operation, Route route) {
        List<Object> parameters = Tree.list(operation, "parameters");
        for (Object parameter : parameters) {
            if ("If-Match".equals(Tree.map(parameter).get("name"))) {
                Tree.map(parameter).put("description", "The ETag that was read: refuses to overwrite a newer version.");
                Tree.map(parameter).put("schema", Tree.of("type", "string"));
                Tree.map(parameter).put("example", "\"1\"");
            }
        }
        if (route.isRead() && !route.isList() && route.item() != null) {
            parameters.add(Tree.ref("parameters", "Fields"));
            if (isComparable(route)) {
                parameters.add(Tree.ref("parameters", "IfNoneMatch"));
            }
        }
        if (takesKey(route)) {
            parameters.add(Tree.ref("parameters", "IdempotencyKey"));
        }
        if (route.access().signIn()) {
            parameters.add(Tree.ref("parameters", "Organization"));
        }
        parameters.add(Tree.ref("parameters", "AcceptLanguage"));
    }

    /** Whether it can answer that nothing has changed: where the address says which thing it is. */
    private static boolean isComparable(Route route) {
        return route.isRead() && route.template().endsWith("}") && Versioned.class.isAssignableFrom(route.item());
    }

    private static boolean takesKey(Route route) {
        return route.httpMethod().equals("POST")
                && route.access().signIn()
                && !route.template().startsWith("/api/v1/auth/");
    }

    private void examples(Map<String, Object> content) {
        content.values().forEach(media -> {
            Map<String, Object> map = Tree.map(media);
            if (map.get("schema") instanceof Map<?, ?> schema
                    && !map.containsKey("example")
                    && !map.containsKey("examples")) {
                Object sample = samples.of(Tree.map(schema));
                if (sample != null && !sample.equals(Map.of())) {
                    map.put("example", sample);
                }
            }
        });
    }

    private void succeed(Map<String, Object> responses, Part.Operation live) {
        Route route = live.route();
        String documented = responses.keySet().stream()
                .filter(s -> s.startsWith("2"))
                .findFirst()
                .orElse("200");
        Map<String, Object> response = Tree.map(responses.getOrDefault(documented, Tree.of("description", "Done")));
        responses.remove(documented);
        if (live.method().getReturnType() == void.class) {
            responses.put("204", Tree.of("description", "Done"));
            return;
        }
        Map<String, Object> content = Tree.child(response, "content");
        if (content.get(JSON) instanceof Map<?, ?> media && Tree.map(media).get("schema") instanceof Map<?, ?> schema) {
            Tree.map(media).put("schema", envelope(Tree.map(schema), route.isList()));
        }
        if (route.isList()) {
            content.put("text/csv", Tree.of("schema", Tree.of("type", "string")));
            Tree.child(response, "headers").put("X-Next-Cursor", Tree.ref("headers", "NextCursor"));
        }
        examples(content);
        if (content.isEmpty()) {
            response.remove("content");
        }
        String status = route.creates() ? "201" : route.accepts() ? "202" : documented;
        if (route.creates() || route.accepts()) {
            response.put("description", route.creates() ? "Made" : "Started: look at Location for how far it is");
            Tree.child(response, "headers").put("Location", Tree.ref("headers", "Location"));
        }
        if (!route.isList() && route.item() != null && Versioned.class.isAssignableFrom(route.item())) {
            Tree.child(response, "headers").put("ETag", Tree.ref("headers", "ETag"));
            if (isComparable(route)) {
                responses.put("304", Tree.of("description", "Not changed since"));
            }
        }
        responses.put(status, response);
    }

    private Map<String, Object> envelope(Map<String, Object> schema, boolean list) {
        if (!list) {
            return Tree.of(
                    "type", "object",
                    "required", List.of("data", "meta"),
                    "properties", Tree.of("data", schema, "meta", Tree.ref("schemas", "Meta")));
        }
        Map<String, Object> page = Tree.child(schemas.resolve(schema), "properties");
        return Tree.of(
                "type",
                "object",
                "required",
                List.of("data", "pagination", "meta"),
                "properties",
                Tree.of(
                        "data",
                        Tree.copy(page.get("items")),
                        "pagination",
                        Tree.copy(page.get("pagination")),
                        "meta",
                        Tree.ref("schemas", "Meta")));
    }

    private void fail(Map<String, Object> responses, Map<String, Object> operation, Route route, List<Problem> own) {
        boolean hasBody = operation.containsKey("requestBody");
        boolean changes = !route.isRead();
        List<Problem> codes = changes ? own : List.of();
        add(responses, codes, 400, 406, 500, 503);
        if (route.access().signIn()) {
            add(responses, codes, 401, 403);
        }
        if (route.template().contains("{")) {
            add(responses, codes, 404);
        }
        for (Object parameter : Tree.list(operation, "parameters")) {
            if ("If-Match".equals(Tree.map(parameter).get("name"))) {
                add(responses, codes, 412);
                if (Boolean.TRUE.equals(Tree.map(parameter).get("required"))) {
                    add(responses, codes, 428);
                }
            }
        }
        if (changes) {
            add(responses, codes, 409);
        }
        if (changes && !route.access().signIn()) {
            // whoever guesses is slowed down
            add(responses, codes, 429);
        }
        if (takesKey(route)) {
            add(responses, codes, 422);
        }
        if (hasBody) {
            add(responses, codes, 413, 415);
        }
        codes.stream().map(Problem::status).distinct().forEach(status -> add(responses, codes, status));
    }

    private void add(Map<String, Object> responses, List<Problem> own, int... statuses) {
        Arrays.stream(statuses).forEach(status -> errors.add(responses, status, own));
    }

    /** What a patch may hold: the fields of what POST takes at the path above, none of them required. */
    void describePatch(Map<String, Object> patch, Map<String, Object> postAbove) {
        Map<String, Object> body = Tree.child(Tree.child(postAbove, "requestBody"), "content");
        if (!(body.get(JSON) instanceof Map<?, ?> media)
                || !(Tree.map(media).get("schema") instanceof Map<?, ?> taken)) {
            return;
        }
        Map<String, Object> fields = Tree.map(Tree.copy(schemas.resolve(Tree.map(taken))));
        fields.remove("required");
        fields.put("description", "Only what is to change; null removes.");
        Map<String, Object> content = Tree.child(Tree.child(patch, "requestBody"), "content");
        for (String type : List.of(MergePatch.MEDIA_TYPE, JSON)) {
            if (content.get(type) instanceof Map<?, ?> own) {
                Tree.map(own).put("schema", fields);
            }
        }
    }
}
