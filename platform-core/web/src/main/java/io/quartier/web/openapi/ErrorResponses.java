package io.quartier.web.openapi;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The error answers of operations: one shared component for each status, and one of its own where a plugin adds codes. */
final class ErrorResponses {

    private final Map<String, Object> components;

    ErrorResponses(Map<String, Object> components) {
        this.components = components;
        Map<Integer, List<Problem>> byStatus = new TreeMap<>();
        for (CoreProblem problem : CoreProblem.values()) {
            byStatus.computeIfAbsent(problem.status(), s -> new ArrayList<>()).add(problem);
        }
        byStatus.forEach((status, problems) -> components.put(name(status), response(problems)));
    }

    /** Adds the answer of a status, with the plugin's own codes. */
    void add(Map<String, Object> responses, int status, List<Problem> own) {
        List<Problem> ofStatus = own.stream().filter(p -> p.status() == status).toList();
        if (ofStatus.isEmpty()) {
            responses.put(Integer.toString(status), Tree.ref("responses", name(status)));
            return;
        }
        List<Problem> problems = new ArrayList<>(ofStatus);
        for (CoreProblem problem : CoreProblem.values()) {
            if (problem.status() == status) {
                problems.add(problem);
            }
        }
        responses.put(Integer.toString(status), response(problems));
    }

    private static String name(int status) {
        return "Error" + status;
    }

    private static Map<String, Object> response(List<Problem> problems) {
        StringBuilder description = new StringBuilder();
        Map<String, Object> examples = new LinkedHashMap<>();
        for (Problem problem : problems) {
            description
                    .append(description.isEmpty() ? "" : "\n\n")
                    .append('`')
                    .append(problem.name())
                    .append("`: ")
                    .append(problem.title());
            examples.put(problem.name(), Tree.of("value", Tree.of("error", example(problem))));
        }
        Map<String, Object> response = Tree.of("description", description.toString());
        if (problems.get(0).status() == 503 || problems.get(0).status() == 429) {
            Tree.child(response, "headers").put("Retry-After", Tree.ref("headers", "RetryAfter"));
        }
        response.put(
                "content",
                Tree.of(
                        "application/json",
                        Tree.of("schema", Tree.ref("schemas", "Error"), "examples", examples),
                        "application/problem+json",
                        Tree.of("schema", Tree.ref("schemas", "Problem"))));
        return response;
    }

    private static Map<String, Object> example(Problem problem) {
        Map<String, Object> error = Tree.of("code", problem.name(), "message", problem.title());
        if (problem == CoreProblem.VALIDATION_ERROR) {
            error.put(
                    "details",
                    Tree.listOf(Tree.of("field", "price.amount", "code", "REQUIRED", "message", "A value is needed.")));
        }
        error.put("requestId", "01939f3e-8a00-7c31-9a55-3f0e5d0c7b11");
        return error;
    }
}
